"""Labels that recognition has misread by a letter: `Servicc address`, `Postaí code`."""

import re

from porting.domain.checks.likeness import word_set

#: What labels are made of, in words of five letters and more, in lower case without accents.
_WORDS = word_set(
    "account address adresse authorized autorise billing business carrier civique client commandes company"
    " compte current customer entreprise facturation facture fournisseur freeze holder installation invoice"
    " location losing number numbers numero numeros orders pending personne phone physical postal print"
    " printed province provider service signature signed signer statement street subscriber suite telephone"
    " title titre titulaire transfer transferer utilisateur ville working"
)
_WORD = re.compile(r"[a-z]{5,}")


def with_words_of_labels(flat: str) -> str:
    """`flat`, lower case, with each word that is one of labels but for one letter; positions stay the same.

    To look for labels only: a value may be a word that is like one.
    """
    return _WORD.sub(lambda found: _of_a_label(found[0]), flat)


def _of_a_label(word: str) -> str:
    if word in _WORDS:
        return word
    like = [
        each
        for each in _WORDS
        if len(each) == len(word) and sum(a != b for a, b in zip(each, word, strict=True)) == 1
    ]
    return like[0] if len(like) == 1 else word
