"""Forms and spellings of one name: two names come in; whether one is used for the other, or sounds like it, goes out.

The groups were written down from everyday British use, not taken from a list. A form that is as often a
name of its own, such as Jack for John, is left out: two brothers may have both.
"""

from __future__ import annotations

import re

_GROUPS = (
    "charlotte lottie lotte charley charlie", "elizabeth lizzie lizzy liz beth betsy libby eliza",
    "katherine katie katy kate kath kitty", "catherine cathy katie katy kate kath kitty",
    "kathryn katie katy kate kath", "isabella izzy izzie bella belle", "isabelle izzy izzie bella belle",
    "isabel izzy izzie", "isobel izzy izzie", "eleanor ellie nell nelly nellie", "elinor ellie nell",
    "alexander alex xander zander lex", "alexandra alex lexi lexie", "alexis lexi lexie", "william will bill billy",
    "matilda tilly tillie mattie", "margaret maggie meg peggy", "megan meg meggie",
    "robert rob robbie bob bobby bobbie", "richard rick ricky dickie rich richie", "edward eddie ed ted teddy ned",
    "theodore theo ted teddy", "frederick freddie freddy fred", "alfred alfie alf", "albert albie bertie bert",
    "archibald archie", "henry harry hal", "harrison harry", "thomas tom tommy", "benjamin ben benji benny",
    "samuel sam sammy", "samantha sam sammy", "daniel dan danny", "danielle dani", "joseph joe joey", "joshua josh",
    "jonathan jon jonny jonty", "matthew matt matty", "michael mike mikey mick micky", "nicholas nick nicky nico",
    "nicola nicky nikki", "christopher chris topher", "christina chrissie tina", "anthony tony ant", "andrew andy",
    "david dave davey davy", "james jim jimmy jamie", "gabriel gabe", "gabrielle gabby gabi", "maximilian max maxi",
    "maxwell max", "maximus max", "oliver ollie olly", "olivia liv livvy livi ollie", "abigail abi abbie abby gail",
    "amelia millie milly", "emily em emmy millie milly", "camilla millie milly cam", "florence flo flossie florrie",
    "josephine josie jo", "georgina georgie gina", "george georgie", "jessica jess jessie", "jennifer jen jenny",
    "victoria vicky vicki tori tory", "rebecca becky becca bex", "rachel rach", "rachael rach",
    "stephanie steph stevie", "susannah susie sukie", "penelope penny nell", "philippa pippa pip", "philip phil pip",
    "harriet hattie harry", "henrietta hettie etta", "beatrice bea bee trixie", "beatrix bea trixie",
    "madeleine maddie maddy", "madeline maddie maddy", "madison maddie maddy", "natalie nat", "nathaniel nate nat",
    "natasha tasha nat", "zachary zac zach zak zack", "isaac zac ike", "jacob jake", "lucas luke", "leonardo leo",
    "leonard leo len lenny", "louis lou louie", "louise lou lulu", "louisa lou lulu",
    "francesca fran frankie chessie cesca", "frances fran frankie", "francis frank frankie",
    "franklin frank frankie", "toby tobias", "timothy tim timmy", "vincent vinnie vince", "reginald reggie reg",
    "ronald ronnie ron", "veronica ronnie", "arthur artie art", "stanley stan", "gregory greg", "patrick paddy pat",
    "patricia pat trish tricia", "ayomide ayo", "temitope temi", "tolulope tolu", "oluwaseun seun", "mohammed mo",
    "muhammad mo", "stephen steve stevie", "steven steve stevie", "rosemary rosie rose", "rosalind ros rosie",
    "annabel bella belle", "annabelle bella belle", "arabella bella belle", "clementine clemmie clem",
    "ottilie tilly ottie", "seraphina fina", "sebastian seb bas", "dominic dom", "cameron cam", "callum cal",
    "declan dec", "finlay fin finn", "finley fin finn", "finnian fin finn", "dorothy dot dottie dolly", "mabel mabs",
    "winifred winnie freddie", "imogen immy immie", "jemima mima jem", "tabitha tabby", "susan sue susie",
    "deborah deb debbie debs", "jacqueline jackie jacqui", "zachariah zac zach zak zack", "jackson jax", "jaxon jax",
    "georgia georgie", "caitlin cait", "jayden jay",
)  # fmt: skip
_FORMS = [frozenset(group.split()) for group in _GROUPS]
_FEWEST_SOUNDS = 3
_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"ck|c(?=[aoulkr]|$)|q"), "k"), (re.compile(r"c"), "s"),
    (re.compile(r"g(?=[eiy])"), "j"), (re.compile(r"sh"), "x"), (re.compile(r"z"), "s"), (re.compile(r"(?<=.)h"), ""),
    (re.compile(r"(?<=.)[aeiouyw]+"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def short_for(one: str, other: str) -> bool:
    """Whether two names, in small letters, are forms of one, each of which a family uses: Lottie, Charlotte."""
    return any(one in group and other in group for group in _FORMS)


def sounds_like(one: str, other: str) -> bool:
    """Whether two spellings have the same consonants, as they are heard: Jorja, Georgia."""
    return len(_sound(one)) >= _FEWEST_SOUNDS and _sound(one) == _sound(other)


def _sound(name: str) -> str:
    """The consonants of a name as they are heard."""
    for written, heard in _SOUNDS:
        name = written.sub(heard, name)
    return name
