"""Who works for a command: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from generator.build.cluster_worker import ClusterError
from generator.build.crew import Crew, default_jobs
from generator.versions import versions


class NoCluster(click.ClickException):
    """The cluster that the command line names is of no use."""

    exit_code = 2


@contextmanager
def hands(jobs: int | None, cluster: str = "") -> Iterator[Crew]:
    """A crew for as long as it is needed. A cluster that cannot be used ends the command with a message."""
    try:
        with closing(_cluster(cluster) if cluster else Crew(jobs or default_jobs())) as crew:
            yield crew
    except ClusterError as error:
        raise NoCluster(_sentence(str(error))) from None


def _cluster(address: str) -> Crew:
    try:
        from generator.build.cluster import ClusterCrew  # it needs the extra `cluster`, and loads all of Dask
    except ModuleNotFoundError as missing:
        raise NoCluster(
            f"--cluster needs Dask, and {missing.name} is not installed.\n"
            'Install it with `pip install "stemma-site[cluster]"`, here and on the workers.'
        ) from None
    return ClusterCrew(address, versions=versions)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
