"""The two sides of a service: who provides, who pays, who may act."""

from hetong.model.fields import Labelled


class Side(Labelled):
    """The client or the provider."""

    CLIENT = "client", "甲方"
    PROVIDER = "provider", "乙方"


class OneOrEither(Labelled):
    """Who may do what needs only one."""

    CLIENT = "client", "甲方"
    PROVIDER = "provider", "乙方"
    EITHER = "either", "任何一方"
