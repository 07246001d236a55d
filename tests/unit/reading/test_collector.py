"""The collector of cycles is held back while a document is read, and runs again afterwards."""

import gc

import pytest

from noteverbale.reading.collector import held_back


@held_back()
def read(error: bool = False) -> bool:
    if error:
        raise ValueError
    return gc.isenabled()


def test_it_is_held_back_and_runs_again():
    assert not read() and gc.isenabled()


def test_it_runs_again_after_an_error():
    with pytest.raises(ValueError):
        read(error=True)
    assert gc.isenabled()


def test_who_switched_it_off_finds_it_off():
    gc.disable()
    try:
        read()
        assert not gc.isenabled()
    finally:
        gc.enable()
