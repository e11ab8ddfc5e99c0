"""The proof that a library keeps its promises in every contract, which ``hetong library check`` runs."""

from hetong.proof.run import Folders, Proof, Report, prove

__all__ = ["Folders", "Proof", "Report", "prove"]
