"""Train in several processes, each on its own core: in every step each takes its own batch, and all go on with the mean
of their gradients (torch.distributed, gloo).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

import torch
from torch import distributed
from torch.multiprocessing import spawn


def run(workers: int, work: Callable[[Any], None], options: Any) -> None:
    """Run `work(options)` in each of `workers` processes of one thread; they end when all have ended."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    spawn(_enter, (workers, port, work, options), nprocs=workers)


def _enter(rank: int, workers: int, port: int, work: Callable[[Any], None], options: Any) -> None:
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", rank=rank, world_size=workers)
    work(options)
    distributed.destroy_process_group()


def rank() -> int:
    """Give this process's number; 0 where there is but one."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def share(steps: list) -> list:
    """Give this process's part of an epoch's batches, of the same length in each process: that of the fewest, where
    the data changed between two processes' reading of them.
    """
    if not distributed.is_initialized():
        return steps
    fewest = torch.tensor(len(steps))
    distributed.all_reduce(fewest, distributed.ReduceOp.MIN)
    size = distributed.get_world_size()
    return steps[rank() : int(fewest) // size * size : size]


def mean_gradients(learning: list[torch.nn.Parameter]) -> None:
    """Put the mean of all processes' gradients in the place of this one's."""
    if not distributed.is_initialized():
        return
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).flatten() for p in learning])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    parts = flat.split([p.numel() for p in learning])
    for parameter, part in zip(learning, parts, strict=True):
        parameter.grad = part.view_as(parameter)
