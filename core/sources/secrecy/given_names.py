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
    marie christina cecilia camilla charlotte carina katarina catharina emelie emily elisabeth erika eleonora ewa inga
    ingegard ingalill anita ann annie ingela jessica josefin jeanette kajsa kicki klara lotta lovisa marika maja
    matilda mia mikaela moa nathalie nora petra rebecka rebecca rita rosita sandra sofia sophia stina susanna therese
    tove vanja victoria viktoria veronica wilma yvonne amanda andrea angelica hildegard hillevi iris judit laura leena
    liisa maj-britt margit marja merja mirjam pirkko paivi raija ritva siri svetlana tuula ulrika vivi zahra maryam
    amina aisha layla khadija
    aleksander alexander andreas anton arthur artur august bernhard bjarne christian christoffer daniel dennis douglas
    elias emanuel fabian felix filip fritz gabriel gerhard gideon goesta gunder henning henrik henry herman hjalmar
    isak jakob jacob jens jesper jimmy joakim joel johannes john johnny jonas jonathan josef julius jukka kalle kaj
    kasper kenneth kennet kim klas claes klaus kristian kristoffer kurt lasse leonard linus ludvig lukas lucas manfred
    marcus markus mattias matti mauritz mikko morgan niklas niclas oliver olle ola ossian otto patrik paul pauli
    pehr pelle pontus rasmus richard rickard robert robin roger ronny rudolf samuel sebastian simon staffan stefan
    svante teodor theodor thomas tomas tobias tommy torbjorn torgny tony urban valdemar viktor victor vilgot werner
    wilhelm william yngve yusuf osman omar mahmoud mustafa abdullah
"""
GIVEN_NAMES = frozenset(_NAMES.split())
"""Folded: without case and accents."""
