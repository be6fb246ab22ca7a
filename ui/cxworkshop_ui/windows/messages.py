"""Messages between header and page: what went wrong or well, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.errors import Problem
from cxworkshop.i18n import Catalogue

if TYPE_CHECKING:
    from cxworkshop_ui.widgets.banner import Banner, Tone

_MOST = 3


class Messages(QWidget):
    """A few banners, the newest last; never in the way, never with the focus."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 0)
        self._column.setSpacing(6)
        self.hide()

    def tell_problem(self, problem: Problem) -> None:
        """Say cause and next step of a problem."""
        self.tell("warning", problem.told(self._words))

    def tell(
        self,
        tone: Tone,
        text: str,
        actions: Sequence[tuple[str, str, Callable[[], object]]] = (),
    ) -> None:
        """Say something; ``actions`` are (key, words, what to do), each ends the message."""
        from cxworkshop_ui.widgets.banner import Banner

        for banner in self._banners:
            if banner.text == text:
                return
        banner = Banner(
            tone,
            text,
            [(key, words) for key, words, _ in actions],
            self._words.tr("Dismiss"),
            parent=self,
        )
        done = {key: act for key, _, act in actions}

        def acted(key: str) -> None:
            self._drop(banner)
            done[key]()

        banner.acted.connect(acted)
        banner.dismissed.connect(lambda: self._drop(banner))
        self._banners.append(banner)
        self._column.addWidget(banner)
        while len(self._banners) > _MOST:
            self._drop(self._banners[0])
        self.show()

    def texts(self) -> list[str]:
        """What is said now."""
        return [banner.text for banner in self._banners]

    def withdraw(self, text: str) -> None:
        """Take away what is no longer so; nothing where it was dismissed."""
        for banner in tuple(self._banners):
            if banner.text == text:
                self._drop(banner)

    def clear(self) -> None:
        """Take every message away."""
        for banner in tuple(self._banners):
            self._drop(banner)

    def _drop(self, banner: Banner) -> None:
        if banner in self._banners:
            self._banners.remove(banner)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))
