"""The style sheet of the whole application, written from the tokens.

Widgets are told apart by their class and by dynamic properties: ``role`` on buttons, ``voice``
and ``ink`` on labels, ``chip`` on chips, ``surface`` and ``edge`` on frames, ``invalid``,
``quiet`` and ``tight`` on editors. Heights are given as the least height of the content, so that
they grow with the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from cxworkshop_ui.theme.tokens import BODY, HEADLINE, LARGE, ROLES, SMALL, TITLE, Look

IMAGES: dict[str, tuple[str, str]] = {
    "tick": ("check", "on_accent"),
    "dash": ("dash", "on_accent"),
    "dot": ("dot", "on_accent"),
    "up": ("up", "ink2"),
    "down": ("down", "ink2"),
    "next": ("next", "ink2"),
    "check": ("check", "ink"),
    "calendar": ("calendar", "ink2"),
}
"""The pictures the sheet needs: name, drawing, palette role."""


_COLOURS = (
    *("ground", "surface", "raised", "line", "field_border", "track", "ink", "ink2", "ink3"),
    *("accent", "accent_hover", "on_accent", "accent_tint", "risk", "selection"),
)


def stylesheet(look: Look, images: Mapping[str, str]) -> str:
    """The sheet for a look; ``images`` maps the names of :data:`IMAGES` to files."""
    palette = look.palette
    values: dict[str, object] = {name: getattr(palette, name) for name in _COLOURS}
    values |= {
        "small": look.px(SMALL),
        "body": look.px(BODY),
        "large": look.px(LARGE),
        "title": look.px(TITLE),
        "headline": look.px(HEADLINE),
        "quote": look.px(17),
        "section": look.px(17),
        "content": look.px(20),  # with padding 5 and border 1 on both sides: 32 px
        "inner": look.px(18),  # the same under a 2 px ring
        "mark": look.px(18),
        "radio": (look.px(18) + 2) // 2,
        "command": look.px(13),
        "arrow": look.px(16),
        "button": look.px(22),
        "item": look.px(24),
        "row": look.px(30),
    }
    values |= {f"img_{name}": path for name, path in images.items()}
    parts = [Template(_SHEET).substitute(values)]
    for role in ROLES:
        colour, tint = palette.text(role), palette.tint(role)
        parts.append(
            f'QLabel[chip="{role}"] {{ color: {colour}; background: {tint}; }}\n'
            f'QLabel[ink="{role}"] {{ color: {colour}; }}\n'
            f'QProgressBar[role="{role}"]::chunk {{ background: {colour}; }}\n'
        )
    return "".join(parts)


_SHEET = """
QMainWindow, QDialog, QWizard { background: $ground; }
QFrame[surface="plain"] { background: $surface; border: none; }
QFrame[surface="ground"] { background: $ground; border: none; }
QFrame[surface="segments"] {
  background: $ground; border: 1px solid $line; border-radius: 8px;
}
QFrame[edge="bottom"] { border-bottom: 1px solid $line; }
QFrame[edge="top"] { border-top: 1px solid $line; }
QFrame[edge="left"] { border-left: 1px solid $line; }
QFrame[edge="right"] { border-right: 1px solid $line; }
QFrame[rule="true"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLabel[voice="strong"] { font-weight: bold; }
QLabel[voice="large"] { font-size: ${large}px; }
QLabel[voice="heading"] { font-size: ${large}px; font-weight: bold; }
QLabel[voice="small"] { font-size: ${small}px; }
QLabel[voice="small-strong"] { font-size: ${small}px; font-weight: bold; }
QLabel[voice="title"] { font-family: "Noto Serif"; font-size: ${title}px; font-weight: bold; }
QLabel[voice="headline"] {
  font-family: "Noto Serif"; font-size: ${headline}px; font-weight: bold;
}
QLabel[voice="section"] { font-family: "Noto Serif"; font-size: ${section}px; font-weight: bold; }
QLabel[voice="quote"] { font-family: "Noto Serif"; font-size: ${quote}px; font-weight: bold; }
QLabel[ink="ink2"] { color: $ink2; }
QLabel[ink="ink3"] { color: $ink3; }
QLabel:disabled { color: $ink3; }
QLabel[chip] { border-radius: 3px; padding: 1px 8px; font-size: ${small}px; font-weight: bold; }

QPushButton {
  color: $ink; background: $surface; border: 1px solid $field_border; border-radius: 6px;
  padding: 4px 14px; min-height: ${button}px; font-size: ${command}px; font-weight: bold;
  outline: none;
}
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $accent_tint; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 13px; }
QPushButton:disabled { color: $ink3; border-color: $line; background: transparent; }
QPushButton:checked { background: $accent_tint; color: $accent; }
QPushButton[role="primary"] {
  color: $on_accent; background: $accent; border: 1px solid $accent;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_hover; }
QPushButton[role="primary"]:disabled {
  color: $ink3; background: $track; border-color: $track;
}
QPushButton[role="quiet"] { color: $accent; background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover { background: $raised; }
QPushButton[role="quiet"]:pressed { background: $accent_tint; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="quiet"]:disabled { color: $ink3; }
QPushButton[role="danger"] { color: $on_accent; background: $risk; border: 1px solid $risk; }
QPushButton[role="danger"]:disabled {
  color: $ink3; background: $track; border-color: $track;
}
QPushButton[role="primary"]:focus, QPushButton[role="danger"]:focus {
  border: 2px solid $ink; padding: 3px 13px;
}
QPushButton[role="segment"] {
  color: $ink2; background: transparent; border: 1px solid transparent; padding: 3px 16px;
}
QPushButton[role="segment"]:hover { color: $ink; }
QPushButton[role="segment"]:checked {
  color: $accent; background: $surface; border-color: $field_border;
}
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 2px 15px; }
QPushButton[wide="true"] { text-align: left; }
QPushButton[sign="true"], QPushButton[sign="true"]:focus { padding: 4px; }

QToolButton {
  color: $ink; background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 4px; min-width: ${button}px; min-height: ${button}px; outline: none;
}
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $accent_tint; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton:disabled { color: $ink3; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  color: $ink; background: $surface; border: 1px solid $field_border; border-radius: 6px;
  selection-background-color: $selection; selection-color: $ink;
  placeholder-text-color: $ink3;
}
QLineEdit, QComboBox, QAbstractSpinBox { padding: 5px 9px; min-height: ${content}px; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 4px 8px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 2px 4px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"],
QAbstractSpinBox[invalid="true"] { border-color: $risk; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { color: $ink3; background: $ground; border-color: $line; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $ground; }
QLineEdit[quiet="true"]:!focus, QPlainTextEdit[quiet="true"]:!focus {
  border: 1px solid transparent; background: transparent;
}
QLineEdit[tight="true"] { padding-left: 2px; padding-right: 4px; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox {
  border-radius: 2px; padding: 0 6px; min-height: 0;
}

QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox { combobox-popup: 0; padding-right: 28px; }
QComboBox:focus { padding-right: 27px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$img_down"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView {
  background: $surface; color: $ink; border: 1px solid $field_border; outline: none;
  selection-background-color: $selection; selection-color: $ink; padding: 4px;
}
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 6px; border: none; }

QAbstractSpinBox { padding-right: 26px; }
QAbstractSpinBox:focus { padding-right: 25px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: padding; width: 24px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$img_up"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: url("$img_down"); width: ${arrow}px; height: ${arrow}px; }
QDateEdit::drop-down {
  subcontrol-origin: border; subcontrol-position: center right; border: none; width: 28px;
}
QDateEdit::down-arrow { image: url("$img_calendar"); width: ${mark}px; height: ${mark}px; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QAbstractItemView { border: none; border-radius: 0; padding: 0; }
QCalendarWidget QAbstractItemView::item { border: none; padding: 0; min-height: 0; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${button}px; padding: 4px; outline: none; }
QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $ink3; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: ${mark}px; height: ${mark}px; border: 1px solid $field_border; background: $surface;
}
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${radio}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$img_tick");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$img_dash");
}
QRadioButton::indicator:checked {
  background: $accent; border-color: $accent; image: url("$img_dot");
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  background: $ground; border-color: $line;
}
QCheckBox::indicator:checked:disabled, QCheckBox::indicator:indeterminate:disabled,
QRadioButton::indicator:checked:disabled {
  background: $ink3; border-color: $ink3;
}

QAbstractItemView {
  background: $surface; color: $ink; border: 1px solid $line; border-radius: 8px;
  selection-background-color: $selection; selection-color: $ink; outline: none;
}
QTableView, QTreeView, QListView { padding: 1px; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; padding: 0; }
QTableView { gridline-color: $line; }
QTableView::item, QTreeView::item { border-bottom: 1px solid $line; padding: 4px 12px; }
QTreeView::item { min-height: ${item}px; }
QListView::item { padding: 4px 12px; min-height: ${item}px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: $selection; color: $ink;
}
QTableView::item:focus, QTreeView::item:focus, QListView::item:focus {
  border: 2px solid $accent; padding: 3px 10px;
}
QListView::item:hover, QTreeView::item:hover { background: $raised; }
QListView::item:selected:hover, QTreeView::item:selected:hover { background: $selection; }
QListView[nav="true"] {
  background: transparent; border: none; border-radius: 0; padding: 12px;
}
QListView[nav="true"]:focus { border: none; padding: 12px; }
QListView[plain="true"], QListView[plain="true"]:focus {
  background: transparent; border: none; border-radius: 0; padding: 0;
}
QHeaderView { background: transparent; border: none; border-radius: 0; }
QHeaderView::section {
  background: $surface; color: $ink2; border: none; border-bottom: 1px solid $line;
  padding: 7px 15px; font-size: ${small}px; font-weight: bold; text-align: left;
}
QHeaderView[close="true"]::section { padding: 7px 10px; }
QHeaderView::section:first { border-top-left-radius: 8px; }
QHeaderView::section:last { border-top-right-radius: 8px; }
QHeaderView::section:only-one { border-top-left-radius: 8px; border-top-right-radius: 8px; }
QTableCornerButton::section { background: $surface; border: none; }

QTabBar { background: transparent; border: none; }
QTabBar::tab {
  color: $ink2; background: transparent; padding: 5px 14px; min-height: ${content}px;
  border: 2px solid transparent; border-bottom: 2px solid transparent; font-weight: bold;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { border-color: $accent; border-radius: 6px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QScrollArea { background: transparent; border: none; }
QScrollArea[inspector="true"] { background: $surface; border-left: 1px solid $line; }
QScrollArea > QWidget > QWidget#page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $field_border; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $ink2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $field_border; padding: 4px; }
QMenu::item {
  color: $ink; padding: 6px 28px 6px 12px; border-radius: 4px; min-height: ${content}px;
}
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: ${arrow}px; height: ${arrow}px; left: 6px; }
QMenu::indicator:checked { image: url("$img_check"); }
QMenu::right-arrow { image: url("$img_next"); width: ${arrow}px; height: ${arrow}px; }
QMenuBar { background: $surface; color: $ink; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; }
QToolTip {
  color: $ink; background: $surface; border: 1px solid $field_border; padding: 4px 8px;
  font-size: ${small}px;
}
QProgressBar {
  background: $track; color: $ink; border: none; border-radius: 4px; min-height: 8px;
  max-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: $surface; color: $ink2; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: ${small}px; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: ${body}px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $ink2; }
"""
