"""The hand-over folder: everything that leaves the room, in one folder and in one action."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.activities.wording import Wording
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.export.names import safe_name
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import Written, write_outputs
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document


def hand_over(
    place: Path,
    document: Document,
    words: Catalogue,
    options: ExportOptions,
    work: Work | None = None,
) -> tuple[Path, list[Written]]:
    """Write every output for the group into a folder of the session in ``place``.

    Raises Problem with cause and next step, Cancelled when the user said stop.
    """
    title = Wording(document, words).fill(document.session.title)
    folder = place / safe_name(words.tr("{title} – hand-over", title=title))
    outputs = [output for output in OUTPUTS if output.is_for_group]
    return folder, write_outputs(
        folder, outputs, document, words, options, is_own_folder=True, work=work
    )
