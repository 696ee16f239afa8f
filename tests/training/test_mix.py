"""Means of weights."""

import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file

from quotes.training.__main__ import main
from quotes.training.weights import mix


def test_a_mean_of_weights(tmp_path):
    names = ("model.safetensors", "heads.safetensors")
    for folder, value in (("one", 1.0), ("two", 5.0)):
        (tmp_path / folder).mkdir()
        for name in names:
            weight = torch.full((2, 3), value, dtype=torch.float16)
            later = {"new": weight.clone()} if folder == "one" else {}
            save_file({"weight": weight, "grown": weight[: int(value)].clone(), **later}, tmp_path / folder / name)
    (tmp_path / "one/config.json").write_text("{}", encoding="utf-8")
    shares = ["--of", str(tmp_path / "one"), "3", "--of", str(tmp_path / "two"), "1"]
    answer = CliRunner().invoke(main, ["mix", str(tmp_path / "out"), *shares])
    assert answer.exit_code == 0, answer.output
    for mixed in (load_file(tmp_path / "out" / name) for name in names):
        assert {key: weight.unique().tolist() for key, weight in mixed.items()} == {
            "weight": [2.0],
            "grown": [1.0],
            "new": [1.0],
        }
    assert (tmp_path / "out/config.json").is_file()


def test_a_head_that_is_the_first_encoders_alone(tmp_path):
    for folder, value in (("one", 1.0), ("two", 5.0)):
        (tmp_path / folder).mkdir()
        keys = ("attribution.weight", "attribution.second.attend.weight", "mix.attribution", "arc", "mix.parse")
        save_file({key: torch.full((2,), value) for key in keys}, tmp_path / folder / "heads.safetensors")
        save_file({"attention": torch.full((2,), value)}, tmp_path / folder / "model.safetensors")
    mix([tmp_path / "one", tmp_path / "two"], [1, 1], tmp_path / "out", whole=["attribution"])
    heads = load_file(tmp_path / "out/heads.safetensors")
    assert {key for key, weight in heads.items() if weight.tolist() == [1.0, 1.0]} == {
        "attribution.weight",
        "attribution.second.attend.weight",
        "mix.attribution",
    }
    assert heads["arc"].tolist() == heads["mix.parse"].tolist() == [3.0, 3.0]
    assert load_file(tmp_path / "out/model.safetensors")["attention"].tolist() == [3.0, 3.0]
