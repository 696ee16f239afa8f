"""What the encoder computes in: asked for, and as the processor allows."""

import numpy as np
import pytest
import torch

from quotes import models
from quotes.errors import QuotesError
from quotes.neural.annotator import load
from quotes.neural.encoder import open_encoder, shipped
from quotes.neural.precision import VARIABLE, chosen, is_native, warning

PARAGRAPHS = [
    [sentence.split() for sentence in paragraph.split(" | ")]
    for paragraph in (
        "“ We ca n't wait any longer , ” said Anna Berg , the mayor of Lorn , on Monday . | She told The Tarn Valley "
        "Post that the bridge would be closed .",
        "According to police , two Norlanders were hurt when a lorry hit McKay 's bakery in Brenn .",
    )
]


def has(device):
    return True


def lacks(device):
    return False


@pytest.mark.parametrize(
    ("asked", "native", "expected"),
    [
        ("auto", has, "half"),
        ("auto", lacks, "single"),
        ("single", has, "single"),
        ("single", lacks, "single"),
        ("half", has, "half"),
        ("half", lacks, "half"),
    ],
)
def test_half_is_chosen_where_it_is_native_or_asked_for(asked, native, expected, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    assert chosen(asked, "cpu", native) == expected
    monkeypatch.setenv(VARIABLE, asked)
    assert chosen(None, "cpu", native) == expected


@pytest.mark.parametrize(("native", "expected"), [(has, "half"), (lacks, "single")])
def test_without_a_word_the_processor_decides(native, expected, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    assert chosen(None, "cpu", native) == expected


def test_what_is_asked_for_counts_more_than_the_environment(monkeypatch):
    monkeypatch.setenv(VARIABLE, "half")
    assert chosen("single", "cpu", has) == "single"
    assert chosen("auto", "cpu", lacks) == "single"


def test_what_is_no_precision(monkeypatch):
    monkeypatch.setenv(VARIABLE, "double")
    with pytest.raises(QuotesError, match=r"^QUOTES_PRECISION=double: no precision; say auto, single or half$"):
        chosen(None, "cpu", has)


@pytest.mark.parametrize(
    ("precision", "native", "told"),
    [("single", lacks, False), ("single", has, False), ("half", has, False), ("half", lacks, True)],
)
def test_slow_half_precision_is_told(precision, native, told):
    assert ("many times as long" in (warning(precision, "cpu", native) or "")) is told


@pytest.mark.parametrize(
    ("avx512", "amx", "expected"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_a_cpu_is_asked_for_its_instructions(avx512, amx, expected, monkeypatch):
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: avx512)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: amx)
    assert is_native("cpu") is expected


def test_a_pytorch_that_cannot_tell_has_none(monkeypatch):
    monkeypatch.delattr(torch.cpu, "_is_avx512_bf16_supported")
    monkeypatch.delattr(torch.cpu, "_is_amx_tile_supported")
    assert is_native("cpu") is False


@pytest.mark.parametrize("native", [True, False])
def test_a_gpu_is_asked_without_emulation(native, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation=True: including_emulation or native)
    assert is_native("cuda:0") is native


def test_other_devices_have_none():
    assert is_native("mps") is False


@pytest.mark.models
def test_half_precision_labels_as_single_does():
    single = shipped("cpu")
    half = open_encoder(models.FOLDER / "encoder", "cpu", "half")
    assert (single.precision, half.precision) == ("single", "half")
    for one, other in zip(single.label(PARAGRAPHS), half.label(PARAGRAPHS), strict=True):
        for column in ("upos", "xpos", "feats", "head", "deprel", "entities", "attribution"):
            assert getattr(one, column) == getattr(other, column)
        assert one.confidence != other.confidence
        assert np.allclose(one.confidence, other.confidence, atol=0.05)
        assert not np.array_equal(one.vectors, other.vectors)
        assert other.vectors.dtype == np.float32


@pytest.mark.models
@pytest.mark.parametrize("precision", ["single", "half"])
def test_an_annotator_tells_what_it_reads_in(precision):
    assert load(device="cpu", precision=precision).precision == precision
