"""Ids that readers link to, and those that only the theme and the browser may have."""

from __future__ import annotations

PREFIX = "user-content-"  # as GitHub has it

# ids of theme/site/; a test holds that they are all here
THEME = {"main", "th-auto", "th-dark", "th-how", "th-last", "th-light"}
# the properties of `document` and of a form (Chromium 2026), in small letters: an element may take their place
DOCUMENT = """
acceptcharset accesskey action activeelement activeviewtransition addeventlistener adoptedstylesheets adoptnode
after alinkcolor all anchors animate append appendchild applets assignedslot attachinternals attachshadow attributes
attributestylemap autocapitalize autocomplete autocorrect autofocus baseuri before bgcolor blur body browsingtopics
captureevents caretpositionfrompoint caretrangefrompoint characterset charset checkvalidity checkvisibility
childelementcount childnodes children classlist classname clear click clientheight clientleft clienttop clientwidth
clonenode close closest comparedocumentposition compatmode computedstylemap constructor contains contenteditable
contenttype cookie createattribute createattributens createcdatasection createcomment createdocumentfragment
createelement createelementns createevent createexpression createnodeiterator creatensresolver
createprocessinginstruction createrange createtextnode createtreewalker currentcsszoom currentscript
customelementregistry dataset defaultview designmode dir dispatchevent doctype documentelement documenturi domain
draggable editcontext elementfrompoint elements elementsfrompoint elementtiming embeds encoding enctype enterkeyhint
evaluate execcommand exitfullscreen exitpictureinpicture exitpointerlock featurepolicy fgcolor firstchild
firstelementchild focus focusgroup focusgroupstart fonts forms fragmentdirective fullscreen fullscreenelement
fullscreenenabled getanimations getattribute getattributenames getattributenode getattributenodens getattributens
getboundingclientrect getclientrects getelementbyid getelementsbyclassname getelementsbyname getelementsbytagname
getelementsbytagnamens gethtml getrootnode getselection hasattribute hasattributens hasattributes haschildnodes
hasfocus hasownproperty haspointercapture hasprivatetoken hasredemptionrecord hasstorageaccess
hasunpartitionedcookieaccess head hidden hidepopover id images implementation importnode inert innerhtml innertext
inputencoding inputmode insertadjacentelement insertadjacenthtml insertadjacenttext insertbefore isconnected
iscontenteditable isdefaultnamespace isequalnode isprototypeof issamenode lang lastchild lastelementchild
lastmodified length linkcolor links localname location lookupnamespaceuri lookupprefix matches method movebefore
name namespaceuri nextelementsibling nextsibling nodename nodetype nodevalue nonce normalize novalidate offsetheight
offsetleft offsetparent offsettop offsetwidth open outerhtml outertext ownerdocument parentelement parentnode part
pictureinpictureelement pictureinpictureenabled plugins pointerlockelement popover prefix prepend prerendering
previouselementsibling previoussibling propertyisenumerable pseudo querycommandenabled querycommandindeterm
querycommandstate querycommandsupported querycommandvalue queryselector queryselectorall readystate referrer rel
releaseevents releasepointercapture rellist remove removeattribute removeattributenode removeattributens removechild
removeeventlistener replacechild replacechildren replacewith reportvalidity requestfullscreen requestpointerlock
requeststorageaccess requestsubmit reset role rootelement scripts scroll scrollby scrollheight scrollingelement
scrollintoview scrollintoviewifneeded scrollleft scrollto scrolltop scrollwidth setattribute setattributenode
setattributenodens setattributens sethtml sethtmlunsafe setpointercapture shadowroot showpopover slot spellcheck
startviewtransition style stylesheets submit tabindex tagname target textcontent timeline title toggleattribute
togglepopover tolocalestring tostring translate url valueof virtualkeyboardpolicy visibilitystate vlinkcolor
wasdiscarded when write writeln writingsuggestions xmlencoding xmlstandalone xmlversion
"""
RESERVED = frozenset({*THEME, *DOCUMENT.split()})


def own(anchor: str) -> str:
    """Return the id that stands for *anchor* in a text of an author's: itself, unless somebody else needs that one."""
    return f"{PREFIX}{anchor}" if anchor.lower() in RESERVED else anchor
