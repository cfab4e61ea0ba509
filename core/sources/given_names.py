"""Common given names in Sweden, among the old above all: enough to see that a column holds names of persons."""
from __future__ import annotations

_NAMES = """
    anna maria margareta margaretha elisabeth elisabet eva birgitta kristina kristin karin ingrid marianne gunilla gun
    gunnel gunvor kerstin inger britt brita barbro ulla monica monika agneta annika lena helena elsa greta astrid ruth
    rut viola vera svea linnea signe sonja siv maj majken mary irene irma rosa dagny elvira hilda ida alice ebba edith
    ester hanna inga ingegerd ingeborg aina asta berit berta betty bodil dagmar ellen elin emma frida gerd gerda gertrud
    gudrun harriet hjordis iris jenny johanna julia karolina klara laila lilian lisbeth louise madeleine malin marta
    mona nina olga pia ragnhild rigmor sara sigrid solveig susanne sylvia tyra ulrika vivianne yvonne
    karl carl erik eric lars anders per peter jan johan olof nils lennart gunnar sven bengt bo goran hans ingvar bertil
    arne ake axel gustaf gustav ove rune stig sture tage torsten thorsten ulf uno valter verner vilhelm arvid assar
    bernt bjorn borje christer curt dag david einar elis emil evert folke frans fredrik georg gosta gote hakan harald
    harry henry herbert hilding holger hugo ivar ivan jorgen kjell kent knut leif leo leonard mats magnus martin mikael
    michael oskar oscar oswald ragnar roland rolf roy sixten sigvard stellan sune tord tore thure viking ali ahmed
    mohamed mohammed fatima hassan ibrahim
"""
GIVEN_NAMES = frozenset(_NAMES.split())
"""Folded: without case and accents."""
