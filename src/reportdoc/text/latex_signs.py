"""The commands of LaTeX for signs, accents and names of functions that formulas may have."""

from __future__ import annotations

from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "⋅", "ast": "∗", "circ": "∘",
    "le": "≤", "ge": "≥", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝", "ll": "≪", "gg": "≫",
    "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅",
    "forall": "∀", "exists": "∃", "partial": "∂", "nabla": "∇", "infty": "∞", "prime": "′", "degree": "°",
    "to": "→", "leftarrow": "←", "Rightarrow": "⇒", "Leftrightarrow": "⇔",
    "ldots": "…", "cdots": "⋯", "lbrace": "{", "rbrace": "}", "mid": "∣",
     "therefore": "∴", "because": "∵",
    "%": "%", "$": "$", "&": "&", "_": "_", "{": "{", "}": "}",
    ",": "\u2009", ":": "\u2005", ";": "\u2004", " ": "\u00a0", "quad": "\u2003",
}  # fmt: skip
"""Name of a command → the character it prints."""

ALIASES: Mapping[str, str] = {
    "leq": "le", "geq": "ge", "neq": "ne", "rightarrow": "to", "dots": "ldots", "lvert": "mid", "rvert": "mid",
    "leqslant": "le", "geqslant": "ge", "dfrac": "frac", "tfrac": "frac", "mathrm": "text", "textrm": "text",
    "mbox": "text", "operatorname": "text", "overline": "bar", "widehat": "hat", "varnothing": "emptyset",
}  # fmt: skip
"""Further names of the same commands."""

SUMS: Mapping[str, str] = {"sum": "∑", "prod": "∏", "int": "∫", "iint": "∬", "oint": "∮"}
"""Signs that have limits."""

ACCENTS: Mapping[str, str] = {
    "bar": "\u0305",
    "hat": "\u0302",
    "tilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
"""Marks above, as combining characters."""

FUNCTIONS = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "arcsin",
        "arccos",
        "arctan",
        "ln",
        "log",
        "lg",
        "exp",
        "max",
        "min",
        "lim",
        "sup",
        "inf",
        "det",
        "arg",
    ]
)
"""Names that print themselves upright."""

BRACKETS: Mapping[str, str] = {
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", ".": "", "\\{": "{", "\\}": "}", "\\lbrace": "{",
    "\\rbrace": "}", "\\|": "‖", "\\langle": "⟨", "\\rangle": "⟩", "\\lfloor": "⌊", "\\rfloor": "⌋", "\\lceil": "⌈",
    "\\rceil": "⌉", "（": "（", "）": "）",
}  # fmt: skip
"""What may stand behind \\left and \\right, and the character it prints."""
