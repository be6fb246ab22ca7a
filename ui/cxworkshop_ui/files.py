"""What concerns files: new, open, copy, template; asked for by actions, drops, the start page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop_ui.desk import Desk
from cxworkshop_ui.folders import looked_in, remember_looked, sessions_folder
from cxworkshop_ui.services import Services
from cxworkshop_ui.windows.facilitator import FacilitatorWindow

if TYPE_CHECKING:
    from cxworkshop.store.problems import Damaged, State
    from cxworkshop_ui.home.home_page import HomePage
    from cxworkshop_ui.home.new_session import NewSession
    from cxworkshop_ui.windows.messages import Messages

SUFFIX = ".cxsession"
LOOK_AFTER_MS = 1200


class Files(QObject):
    """Connects the window's wishes to the desk. A file dialog appears only when asked for."""

    def __init__(self, services: Services, desk: Desk, window: FacilitatorWindow) -> None:
        super().__init__(window)
        self.services = services
        self.desk = desk
        self.window = window
        window.asked.connect(self._asked)
        window.dropped.connect(self.take_all)
        window.home_made.connect(self._hear_home)
        desk.problem.connect(self.tell)
        desk.held.connect(self._held)
        desk.damaged.connect(self._damaged)
        QTimer.singleShot(LOOK_AFTER_MS, self, self._look_for_leftovers)

    @property
    def messages(self) -> Messages:
        """Where something is said now: beside the session, or on the start page."""
        view = self.window.session_view
        return view.messages if view is not None else self.window.home.messages

    def let_go(self) -> None:
        """Hear no more of the desk: another window takes the place of this one's."""
        self.desk.problem.disconnect(self.tell)
        self.desk.held.disconnect(self._held)
        self.desk.damaged.disconnect(self._damaged)

    def open(self, path: Path) -> bool:
        """Open a session file; says why where it cannot."""
        return self.desk.open(path)

    def take_all(self, paths: list[Path]) -> None:
        """Take what was dropped: what came back is read together, anything else by itself."""
        if paths and (paths[0].is_dir() or paths[0].suffix.lower() in (".xlsx", ".xlsm", ".pdf")):
            self.take_returned(paths)
        else:
            for path in paths:
                self.take(path)

    def take_returned(self, paths: list[Path]) -> None:
        """Show what files that came back would change; other workbooks are only named."""
        from cxworkshop.importing.returned import looks_returned

        self.window.back()
        view = self.window.session_view
        if view is None:
            self.tell(
                Problem(
                    M("What came back is read into its session."),
                    M("Open the session first, then drop the files."),
                )
            )
            return
        returned = [
            path
            for path in paths
            if path.is_dir() or path.suffix.lower() == ".pdf" or looks_returned(path)
        ]
        for path in paths:
            if path not in returned:
                self.tell(
                    Problem(
                        M("{name} is no workbook of a session.", name=path.name),
                        M("A list of people is dropped on the page Participants."),
                    )
                )
        if returned:
            view.read_back(returned)

    def take(self, path: Path) -> None:
        """Take a dropped file: a session is opened, a template joins the library."""
        self.window.back()  # what is said about it stands beside the work
        if path.suffix.lower() == ".toml":
            self.install_template(path)
        else:
            self.open(path)

    def choose(self) -> None:
        """Ask for a session file and open it."""
        from PySide6.QtWidgets import QFileDialog

        words = self.services.words
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            words.tr("Open session"),
            looked_in(self.services, sessions_folder()),
            words.tr("Sessions (*.cxsession)"),
        )
        if name:
            remember_looked(self.services, name)
            self.open(Path(name))

    def create(self, wish: NewSession) -> None:
        """Begin a session as the start page wished."""
        self.desk.create(wish.path, wish.items())

    def open_sample(self) -> None:
        """Open the sample session, made anew the first time."""
        from cxworkshop.sample import sample, sample_pictures

        words = self.services.words
        path = sessions_folder() / f"{words.tr('Sample session')}{SUFFIX}"
        if path.exists():
            self.open(path)
        else:
            items = sample(words.language)
            self.desk.create(path, items, sample_pictures(words.language, items))

    def choose_template(self) -> None:
        """Ask for a template file and put it into the library."""
        from PySide6.QtWidgets import QFileDialog

        words = self.services.words
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            words.tr("Import a template"),
            looked_in(self.services),
            words.tr("Templates (*.toml)"),
        )
        if name:
            remember_looked(self.services, name)
            self.install_template(Path(name))

    def install_template(self, path: Path) -> None:
        """Put a template into the library; the start page shows it."""
        from cxworkshop.templates.library import Library

        try:
            Library().install(path)
        except Problem as problem:
            self.tell(problem)
            return
        self.window.home.renew()
        if self.desk.session is None:
            self.window.show_page("home")
        self.say(self.services.words.tr("The template is in your library now."))

    def save_elsewhere(self) -> None:
        """Move the session to another place, when its own is gone or full."""
        session = self.desk.session
        path = self._ask_place(self.services.words.tr("Save elsewhere"))
        if session is None or path is None:
            return
        try:
            status = session.publish_to(path, overwrite=True)
        except Problem as problem:
            self.tell(problem)
            return
        self.desk.saved.emit(status)
        if self.window.session_view is not None:
            self.window.session_view.status.show_name(session.path.name)

    def save_copy(self) -> None:
        """Write a copy without the history, for somebody else."""
        session = self.desk.session
        path = self._ask_place(self.services.words.tr("Save a copy"))
        if session is None or path is None or self.desk.context is None:
            return
        if path.resolve() == session.path.resolve():
            self.tell(
                Problem(M("That is the session itself."), M("Choose another name for the copy."))
            )
            return
        self.desk.context.flush()
        try:
            session.export_copy(path, overwrite=True)
        except Problem as problem:
            self.tell(problem)
            return
        self.say(self.services.words.tr("A copy is at {place}", place=str(path)))

    def save_template(self) -> None:
        """Keep agenda and scripts as a template of the user's own."""
        from cxworkshop_ui.saving_template import save_template

        save_template(self)

    def new_from_this(self) -> None:
        """Begin another client's session from this one: agenda and scripts, nothing else."""
        from cxworkshop_ui.saving_template import words_left

        context = self.desk.context
        if context is None:
            return
        context.flush()
        source = context.document.snapshot()
        if self.desk.leave():
            self.window.show_page("home")
            self.window.home.begin_from(source)
            left = words_left(source, self.services.words)
            if left:
                self.messages.tell("warning", left)

    def show_states(self) -> None:
        """Show the earlier states of the open session."""
        from cxworkshop_ui.home.states_page import StatesPage

        session = self.desk.session
        if session is None:
            return
        path = session.path
        page = StatesPage(self.services, path)
        page.chosen.connect(lambda state: self.restore(state, path))
        self.window.show_side(page)

    def restore(self, state: State, path: Path) -> None:
        """Open an earlier state as a copy beside the session; the session stays as it is."""
        from cxworkshop.store.backups import restore

        moment = state.moment
        stem = f"{path.stem} ({moment:%Y-%m-%d %H-%M})"
        target, number = path.with_name(f"{stem}{SUFFIX}"), 2
        while target.exists():  # a copy that was opened before may have been worked on
            target, number = path.with_name(f"{stem} {number}{SUFFIX}"), number + 1
        try:
            restore(state, target, overwrite=False)
        except Problem as problem:
            self.tell(problem)
            return
        self.open(target)

    def recover(self, path: Path) -> None:
        """Write what can still be read of a damaged session into a new one, and open that."""
        from cxworkshop.store.recovery import recover

        words = self.services.words
        target = path.with_name(f"{path.stem} ({words.tr('recovered')}){SUFFIX}")
        try:
            found = recover(path, target, overwrite=False)
        except Problem as problem:
            self.tell(problem)
            return
        if self.open(target):
            missing = [words.say(message) for message in found.missing]
            self.say(" ".join([words.tr("This is what could be read."), *missing]))

    def _hear_home(self, home: HomePage) -> None:
        home.open_wanted.connect(lambda path: self.open(Path(path)))
        home.choose_wanted.connect(self.choose)
        home.sample_wanted.connect(self.open_sample)
        home.template_wanted.connect(self.choose_template)
        home.new_wanted.connect(self.create)

    def _look_for_leftovers(self) -> None:
        """Offer work of an earlier run that never reached its file."""
        from cxworkshop.store.opening import unpublished_work

        if self.desk.session is not None:
            return
        words = self.services.words
        for work in unpublished_work():
            self.window.home.messages.tell(
                "warning",
                words.tr(
                    "Work on “{title}” has not reached its file yet: {path}",
                    title=work.title or work.path.stem,
                    path=str(work.path),
                ),
                [("open", words.tr("Open it"), partial(self.open, work.path))],
            )

    def _damaged(self, path: Path, problem: Damaged) -> None:
        words = self.services.words
        actions: list[tuple[str, str, Callable[[], object]]] = []
        if problem.states:
            latest = problem.states[0]
            moment = words.moment(latest.moment)
            said = words.tr("Open the state of {moment}", moment=moment)
            actions.append(("state", said, partial(self.restore, latest, path)))
        said = words.tr("Recover what is readable")
        actions.append(("recover", said, partial(self.recover, path)))
        self.messages.tell("error", problem.told(words), actions)

    def _asked(self, key: str) -> None:
        doers: dict[str, Callable[[], object]] = {
            "new": self._new,
            "open": self.choose,
            "home": self._close,
            "rehearse": self.desk.rehearse,
            "end_rehearsal": self.desk.end_rehearsal,
            "quit": self.window.close,
            "save_copy": self.save_copy,
            "save_elsewhere": self.save_elsewhere,
            "save_template": self.save_template,
            "new_from_this": self.new_from_this,
            "states": self.show_states,
        }
        doers[key]()

    def _close(self) -> None:
        """Close what is in front: a rehearsal, else the session."""
        if self.desk.is_rehearsing:
            self.desk.end_rehearsal()
        else:
            self.desk.leave()

    def _new(self) -> None:
        if self.desk.leave():
            self.window.show_page("home")
            self.window.home.begin("")

    def _ask_place(self, title: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        session = self.desk.session
        if session is None:
            return None
        name, _ = QFileDialog.getSaveFileName(
            self.window,
            title,
            str(
                Path(looked_in(self.services, sessions_folder())) / f"{session.path.stem} 2{SUFFIX}"
            ),
            self.services.words.tr("Sessions (*.cxsession)"),
        )
        if not name:
            return None
        remember_looked(self.services, name)
        path = Path(name)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _held(self, path: Path, problem: Problem) -> None:
        words = self.services.words
        self.messages.tell(
            "warning",
            problem.told(words),
            [
                ("read", words.tr("Open read-only"), partial(self.desk.open, path, read_only=True)),
                ("take", words.tr("Take it over"), partial(self.desk.open, path, take_over=True)),
            ],
        )

    def tell(self, problem: Problem) -> None:
        """Say cause and next step of a problem."""
        self.messages.tell_problem(problem)

    def say(self, text: str) -> None:
        """Say that something went well."""
        self.messages.tell("success", text)
