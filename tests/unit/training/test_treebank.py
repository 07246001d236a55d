"""CoNLL-U -> words of ours with heads: tokens are joined to words by their characters."""

import pytest

pytest.importorskip("torch")

from training.data import IGNORE
from training.treebank import read

_SENTENCE = """# text = The U.S. frees him.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tU.S.\tU.S.\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_
3\tfrees\tfree\tVERB\tVBZ\t_\t0\troot\t_\t_
4\thim\the\tPRON\tPRP\t_\t3\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpaceAfter=No
"""


def test_heads_follow_the_first_word_of_each_token(tmp_path):
    """Inner parts of "U.S." take no part; heads count from one, the root is nought; subtypes of relations are cut."""
    path = tmp_path / "tiny.conllu"
    path.write_text(_SENTENCE, encoding="utf-8")
    bank = read(path)
    (tree,) = bank.trees
    words = len(tree.sentence.starts)
    assert words == 8  # the | u . s . | frees | him | .
    assert tree.heads.tolist() == [2, 6, IGNORE, IGNORE, IGNORE, 0, 6, 6]
    assert [bank.names[i] for i in tree.relations if i != IGNORE] == ["det", "nsubj", "root", "obj", "punct"]
