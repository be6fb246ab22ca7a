"""The composition root: builds everything once and passes it on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.i18n import catalogue
from cxworkshop.settings import SettingsFile, environment_language
from cxworkshop_ui.ahead import CORE_OF_A_SESSION, WINDOWS_OF_A_SESSION
from cxworkshop_ui.collector import Collector
from cxworkshop_ui.desk import Desk
from cxworkshop_ui.files import Files
from cxworkshop_ui.runner import Runner
from cxworkshop_ui.services import Services
from cxworkshop_ui.theme.apply import STYLE, Theme
from cxworkshop_ui.windows.facilitator import FacilitatorWindow

if TYPE_CHECKING:
    from cxworkshop_ui.stop import Stop

WARM_AFTER_MS = 1500


class App(QObject):
    """The program: one application, one desk, one window. Made once, in the windows' thread.

    ``seen`` is emitted once, when the window has been painted for the first time.
    """

    seen = Signal()

    def __init__(self, application: QApplication, settings: SettingsFile | None = None) -> None:
        super().__init__()
        self.application = application
        self.settings = settings or SettingsFile(system_language=_system_language())
        current = self.settings.current
        self.theme = Theme(current.theme.value, current.text_scale)
        self.theme.apply(application)
        self.runner = Runner(self)
        self.services = Services(self.settings, self.theme, self.runner)
        self._language = current.language
        self._translator = QTranslator(self)
        self._translate_qt()
        self.desk = Desk(self.services, self)
        self.collector = Collector(self.runner, self)
        self.desk.opened.connect(self.collector.settle)
        self.desk.closed.connect(self.collector.settle)
        self._cold = [*CORE_OF_A_SESSION, *WINDOWS_OF_A_SESSION]
        self._build_window()
        self.settings.connect(self._settings_changed)
        application.commitDataRequest.connect(lambda _manager: self.desk.flush())
        application.aboutToQuit.connect(self.close)

    def show(self) -> None:
        """Show the window; what later pages need is loaded after the first paint."""
        self.window.installEventFilter(self)
        self.window.show_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The paint of the window's children belongs to the same frame: look after it.
            QTimer.singleShot(0, self, self._seen)
        return super().eventFilter(watched, event)

    def open(self, path: Path) -> bool:
        """Open a session file. Returns whether it is open."""
        return self.desk.open(path)

    def close(self) -> None:
        """Commit, publish and let go of everything. Harmless when called again."""
        self.desk.leave(is_forced=True)
        self.runner.close()
        self.collector.close()
        self.settings.disconnect(self._settings_changed)

    def _build_window(self) -> None:
        self.window = FacilitatorWindow(self.services, self.desk)
        self.window.key_pressed.connect(self.collector.key_pressed)
        self.files = Files(self.services, self.desk, self.window)

    def _settings_changed(self, _settings: object) -> None:
        current = self.settings.current
        self.theme.set_mode(current.theme.value)
        self.theme.set_text_scale(current.text_scale)
        if current.language != self._language:
            QTimer.singleShot(0, self, self._speak)

    def _speak(self) -> None:
        """Build the window anew in the other language, on the same session and page."""
        before, self._language = self._language, self.settings.current.language
        if self._language == before:
            return
        session = self.desk.session
        path = session.path if session is not None else None
        is_read_only = session is not None and session.is_read_only
        old = self.window
        old.remember()
        is_visible = old.isVisible()
        if not self.desk.leave():
            self._language = before
            self.settings.change(language=before)
            old.back()  # what cannot be kept is said beside the work
            return
        self._translate_qt()
        self.files.let_go()
        old.let_go()
        self._build_window()
        if path is not None:
            self.desk.open(path, read_only=is_read_only)
        if is_visible:
            self.window.show()
        self.window.show_beside("settings")
        old.hide()
        old.deleteLater()

    def _translate_qt(self) -> None:
        self.application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self._language}", folder):
            self.application.installTranslator(self._translator)

    def _seen(self) -> None:
        QTimer.singleShot(WARM_AFTER_MS, self, self._warm)
        QTimer.singleShot(0, self, self.seen.emit)

    def _warm(self) -> None:
        """Import what a session and its export need before anybody asks for it.

        What belongs to the windows is imported in their thread, a piece at a time between
        events; the rest is got ready off it.
        """
        if self._cold:
            import_module(self._cold.pop(0))
            QTimer.singleShot(0, self, self._warm)
        else:
            self.collector.start()
            language = self._language
            job = self.runner.start(lambda _job: _get_ready(language))
            job.done.connect(self.collector.settle)


def _get_ready(language: str) -> None:
    """What the first form, the first list in words and the first export would wait for."""
    from cxworkshop.checks.empty_words import empty_words
    from cxworkshop.export.registry import warm

    empty_words("-", language)
    catalogue(language).join(("-", "-"))
    warm()


def run(arguments: Sequence[str], watch: Callable[[QWidget], None] | None = None) -> int:
    """Open the program, maybe on a session file; returns its exit code when it ends.

    ``watch`` is shown the window before anybody sees it.
    """
    application = make_application(arguments)
    app = App(application)
    _report_bugs(app)
    stops: list[Stop] = []
    app.seen.connect(lambda: stops.append(_listen(app)))
    if watch is not None:
        watch(app.window)
    if len(arguments) > 1:
        app.open(Path(arguments[1]))
    app.show()
    code = application.exec()
    app.close()
    for stop in stops:
        stop.close()
    return code


def make_application(arguments: Sequence[str]) -> QApplication:
    """The QApplication with the program's name; the existing one where there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setApplicationName("cxworkshop")
    QApplication.setApplicationDisplayName("CX Workshop")
    QApplication.setDesktopFileName("cxworkshop")
    return QApplication([*(arguments[:1] or ["cxworkshop"]), *STYLE])


def _system_language() -> str:
    """The language of the environment; where that names none, of the system."""
    named = environment_language()
    if not named:
        from PySide6.QtCore import QLocale  # eight hundred names of languages and countries

        named = QLocale.system().name()
    return named


def _listen(app: App) -> Stop:
    """End in order on a signal. Before the window is seen there is nothing to bring to an end."""
    from cxworkshop_ui.stop import Stop

    def end() -> None:
        app.window.close()
        app.application.quit()

    return Stop(end)


def _report_bugs(app: App) -> None:
    """A bug is shown as one, with a report that can be copied; the session goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        report = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(report)
        words = app.services.words
        app.files.messages.tell(
            "error",
            words.tr("Something went wrong inside the program. Your work is safe."),
            [
                (
                    "copy",
                    words.tr("Copy the report"),
                    lambda: QApplication.clipboard().setText(report),
                )
            ],
        )

    sys.excepthook = hook
