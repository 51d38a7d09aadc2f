"""Making files in a working folder of the folder they are for, and putting them there all or not at all."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from reportdoc.project.publishing import changes
from reportdoc.project.publishing.identity import identity
from reportdoc.project.publishing.journal import JOURNAL, FileChange, Journal, finish, missing, write
from reportdoc.project.publishing.lock import PATIENCE, locked
from reportdoc.project.publishing.moving import held
from reportdoc.project.publishing.recovery import WORK, WORK_IN_NEW, recover, remove_empty
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workplace:
    """A working folder; nobody else publishes into the folder around it meanwhile."""

    root: Path
    """The folder published to."""
    folder: Path
    """The working folder, on the same file system."""

    def publish(self, made: Mapping[str, Path], removed: Iterable[str] = ()) -> None:
        """Put finished files and folders in their places, and remove what has no place any more, all or nothing.

        `made` maps paths in the folder published to, with slashes, to what stands in the working folder; `removed`
        names what goes, if it is there. A folder takes the place of a whole folder. Where one step fails, as on Windows
        while another program holds a file open, all are taken back; a process that is killed here leaves the rest to
        `recover`.

        Raises OperationError where a link leads out of the folder or a file is held open, OSError.
        """
        steps = [self._change(name, path) for name, path in made.items()]
        steps += [step for name in removed if (step := self._change(name, None)).before is not None]
        journal = Journal(tuple(steps), missing(self.root, (step.target for step in steps)))
        _log.info("publishing into %s: %s", self.root, ", ".join(step.target for step in steps))
        try:
            write(self.folder, journal)
            changes.carry_out(self.root, self.folder, journal)
        except BaseException as error:
            # What cannot be taken back now is left to `recover`: the journal stays.
            with suppress(OSError):
                changes.take_back(self.root, self.folder, journal)
                finish(self.root, self.folder, journal)
            if refused := held(error):
                raise refused from None
            raise
        finish(self.root, self.folder, journal)

    def _change(self, name: str, path: Path | None) -> FileChange:
        root, target = self.root.resolve(), self.root / name
        real = target.parent.resolve() / target.name
        if not real.is_relative_to(root):
            raise OperationError(message('"{name}" is a link that leads out of the project', name=name))
        staged = path.relative_to(self.folder).as_posix() if path else None
        after = identity(path) if path else None
        return FileChange(real.relative_to(root).as_posix(), staged, identity(real), after)


@contextmanager
def workplace(root: Path, seconds: float = 0) -> Generator[Workplace]:
    """Yield a working folder in a folder, which is made if need be; it is gone afterwards.

    What a killed command left in the folder is finished or undone first. Another command that is at work there is
    waited for so many seconds.

    Raises OperationError where it is not done by then, OSError where the folder cannot be written.
    """
    made = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    try:
        with locked(root, seconds):
            made = recover(root) or made
            work = Path(mkdtemp(prefix=WORK_IN_NEW if made else WORK, dir=root))
            try:
                yield Workplace(root, work)
            finally:
                # A journal that is still there could be neither followed nor taken back; the next command tries again.
                if not os.path.lexists(work / JOURNAL):
                    shutil.rmtree(work, ignore_errors=True)
    finally:
        if made:
            remove_empty(root)


@contextmanager
def beside(target: Path) -> Generator[Path]:
    """Yield the path of a file to be made, which takes the place of `target` in one step when the block ends well.

    The folder of `target` is made if need be. Raises as `workplace` does.
    """
    with scratch() as folder:
        made = Path(folder, f"made{target.suffix}")
        yield made
        with workplace(target.parent, PATIENCE) as place:
            copy = place.folder / made.name
            shutil.copyfile(made, copy)
            place.publish({target.name: copy})
