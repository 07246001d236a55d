"""The label lists of the network, in the order of its outputs. They are written into the model beside the weights."""

KINDS = (
    "visit meeting agreement commitment support cooperation exercise arms_deal aid concession retreat request "
    "accusation rejection threat protest sanction mobilization coercion attack relations statement"
).split()
# What every claim may have, and what an arms deal may have beside: its goods, their number, its sum.
ROLES = "agent recipient time place source item quantity value".split()
GOODS = ROLES.index("item")
POLARITIES = "positive negative".split()
REALES = "occurred ongoing scheduled intended proposed predicted conditional hypothetical".split()
CERTAINTIES = "certain probable possible".split()
SOURCES = (
    "publisher named_official unnamed_official institution former_official unnamed_source document media group expert "
    "witness belief"
).split()
STAGES = (
    "none interest tender request offer talks political_approval selection notification licence framework "
    "contract_negotiation signed in_force production delivery_started delivered in_service delayed suspended cancelled "
    "refused embargoed"
).split()
# Attribute heads on a trigger: name -> labels. The claim field of each is given in data.py.
ATTRIBUTES = {
    "kind": KINDS,
    "polarity": POLARITIES,
    "realis": REALES,
    "certainty": CERTAINTIES,
    "source": SOURCES,
    "stage": STAGES,
}
