"""A stemmer of snowballstemmer → the same algorithm as a JavaScript function.

Its modules are written by the Snowball compiler, so they are regular: groups of characters, tables of endings, and
routines of a few kinds of statements, with labelled blocks written as exceptions. Each kind is translated by itself;
one that is not known is refused, never guessed.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass, field

_STATE = {"current": "s", "cursor": "c", "limit": "l", "limit_backward": "b", "bra": "x", "ket": "k"}
_RUNTIME = {
    "in_grouping": "i",
    "in_grouping_b": "ib",
    "out_grouping": "o",
    "out_grouping_b": "ob",
    "go_in_grouping": "gi",
    "go_in_grouping_b": "gib",
    "go_out_grouping": "go",
    "go_out_grouping_b": "gob",
    "eq_s": "e",
    "eq_s_b": "eb",
    "find_among": "f",
    "find_among_b": "fb",
    "slice_from": "w",
    "slice_del": "d",
    "slice_to": "t",
    "insert": "n",
}
_OPERATORS = {
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Or: "||",
    ast.And: "&&",
}
# What every algorithm stands on (snowballstemmer's basestemmer.py): the word `s`, the cursor `c` and its bounds `b` and
# `l`, the slice from `x` to `k`. A table of endings is a map: the longest that stands at the cursor is the one found.
_BASE = """
var s="",c=0,l=0,b=0,x=0,k=0;
function m(t){var r={z:0,t:new Map()};t.forEach(function(g){g[0].split(",").forEach(function(w){
if(w.length>r.z)r.z=w.length;r.t.set(w,g)})});return r}
function i(g){return c<l&&g.indexOf(s[c])>=0?(c++,true):false}
function ib(g){return c>b&&g.indexOf(s[c-1])>=0?(c--,true):false}
function o(g){return c<l&&g.indexOf(s[c])<0?(c++,true):false}
function ob(g){return c>b&&g.indexOf(s[c-1])<0?(c--,true):false}
function gi(g){for(;c<l;c++)if(g.indexOf(s[c])<0)return true;return false}
function gib(g){for(;c>b;c--)if(g.indexOf(s[c-1])<0)return true;return false}
function go(g){for(;c<l;c++)if(g.indexOf(s[c])>=0)return true;return false}
function gob(g){for(;c>b;c--)if(g.indexOf(s[c-1])>=0)return true;return false}
function e(w){return c+w.length<=l&&s.substr(c,w.length)===w?(c+=w.length,true):false}
function eb(w){return c-w.length>=b&&s.substr(c-w.length,w.length)===w?(c-=w.length,true):false}
function f(t){for(var p=c,z=Math.min(t.z,l-p);z>=0;z--){var g=t.t.get(s.substr(p,z));
if(g){c=p+z;if(!g[2])return g[1];if(g[2]()){c=p+z;return g[1]}}}return 0}
function fb(t){for(var p=c,z=Math.min(t.z,p-b);z>=0;z--){var g=t.t.get(s.substr(p-z,z));
if(g){c=p-z;if(!g[2])return g[1];if(g[2]()){c=p-z;return g[1]}}}return 0}
function y(p,q,w){var a=w.length-(q-p);s=s.slice(0,p)+w+s.slice(q);l+=a;if(c>=q)c+=a;else if(c>p)c=p;return a}
function w(v){y(x,k,v);k=x+v.length}
function d(){w("")}
function t(){return s.slice(x,k)}
function n(p,q,v){var a=y(p,q,v);if(p<=x)x+=a;if(p<=k)k+=a}
"""


class NotTranslated(ValueError):
    """The module of a stemmer holds something that its compiler did not use to write; the message says what."""


def javascript(source: str) -> str:
    """An expression: a function of no arguments that returns the stemmer, a function from a word to its stem.

    `source` is the text of one of snowballstemmer's modules. Raises NotTranslated.
    """
    tree = ast.parse(source)
    found = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.endswith("Stemmer")]
    if len(found) != 1:
        raise NotTranslated("a module holds one stemmer")
    algorithm = _Algorithm(found[0].name, _routines(found[0]))
    parts: list[str] = []
    tables: list[str] = []
    for node in found[0].body:
        if isinstance(node, ast.FunctionDef):
            parts.append(algorithm.routine(node))
        elif isinstance(node, ast.Assign):
            tables.append(algorithm.constant(node))
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            raise _unknown(node)
    start = f"return function(q){{s=q;c=b=x=0;l=k=q.length;{algorithm.names['_stem']}();return s}}"
    base = _BASE.replace("\n", "")
    return f"function(){{{base}{''.join(parts)}{''.join(tables)}{start}}}"


def _routines(stemmer: ast.ClassDef) -> dict[str, str]:
    names = [node.name for node in stemmer.body if isinstance(node, ast.FunctionDef)]
    return {name: f"r{number}" for number, name in enumerate(names)}


def _unknown(node: ast.AST) -> NotTranslated:
    return NotTranslated(f"line {getattr(node, 'lineno', 0)}: {type(node).__name__}")


@dataclass(slots=True)
class _Algorithm:
    """The stemmer's own name, what its routines are called, and how many labels were given out."""

    name: str
    names: dict[str, str]
    labels: int = 0
    open: list[tuple[str, str]] = field(default_factory=list)

    def constant(self, node: ast.Assign) -> str:
        """A group of characters, a table of endings, or the first value of a variable that routines share."""
        (target,) = node.targets
        if not isinstance(target, ast.Name):
            raise _unknown(node)
        return f"var {_shared(target.id)}={self._value(node.value)};"

    def _value(self, value: ast.expr) -> str:
        if isinstance(value, ast.List):
            return self._table(value)
        if isinstance(value, ast.Tuple):
            return f"[{','.join(self.expression(each) for each in value.elts)}]"
        if isinstance(value, ast.Set):
            return _text("".join(sorted(_literal(each) for each in value.elts)))
        return self.expression(value)

    def _table(self, value: ast.List) -> str:
        """The endings in groups of one result and one condition."""
        groups: dict[tuple[str, str], list[str]] = {}
        for entry in value.elts:
            if not isinstance(entry, ast.Call) or not isinstance(entry.func, ast.Name) or entry.func.id != "Among":
                raise _unknown(entry)
            ending, _, found, *condition = entry.args
            routine = condition[0].id if condition and isinstance(condition[0], ast.Name) else ""
            if condition and routine not in self.names:
                raise _unknown(entry)
            key = (self.expression(found), self.names.get(routine, ""))
            groups.setdefault(key, []).append(_literal(ending))
        rows = []
        for (result, condition_name), endings in groups.items():
            conditional = f",{condition_name}" if condition_name else ""
            rows.append(f"[{_text(','.join(endings))},{result}{conditional}]")
        return f"m([{','.join(rows)}])"

    def routine(self, node: ast.FunctionDef) -> str:
        """A routine; what is local to it comes first."""
        local = {
            target.id
            for inner in ast.walk(node)
            if isinstance(inner, ast.Assign)
            for target in inner.targets
            if isinstance(target, ast.Name)
        }
        declared = f"var {','.join(_local(name) for name in sorted(local))};" if local else ""
        return f"function {self.names[node.name]}(){{{declared}{self.block(node.body)}}}"

    def block(self, body: list[ast.stmt]) -> str:
        """Statements in their order."""
        return "".join(self.statement(each) for each in body)

    def statement(self, node: ast.stmt) -> str:
        """One statement with what ends it."""
        match node:
            case ast.Pass():
                return ""
            case ast.Break():
                return "break;"
            case ast.Continue():
                return "continue;"
            case ast.Expr(value=value):
                return f"{self.expression(value)};"
            case ast.Return(value=ast.expr() as value):
                return f"return {self.expression(value)};"
            case ast.Assign(targets=[target], value=value):
                return f"{self.expression(target)}={self.expression(value)};"
            case ast.AugAssign(target=target, op=op, value=value) if type(op) in _OPERATORS:
                return f"{self.expression(target)}{_OPERATORS[type(op)]}={self.expression(value)};"
            case ast.If(test=test, body=body, orelse=other):
                otherwise = f"else{{{self.block(other)}}}" if other else ""
                return f"if({self.expression(test)}){{{self.block(body)}}}{otherwise}"
            case ast.While(test=ast.Constant(value=True), body=body, orelse=[]):
                return f"for(;;){{{self.block(body)}}}"
            case ast.For(target=ast.Name(id="_"), iter=ast.Tuple(elts=turns), body=body, orelse=[]):
                self.labels += 1
                name = f"z{self.labels}"
                return f"for(var {name}=0;{name}<{len(turns)};{name}++){{{self.block(body)}}}"
            case ast.Try() | ast.Raise():
                return self._labelled(node)
        raise _unknown(node)

    def _labelled(self, node: ast.Try | ast.Raise) -> str:
        """A block that can be left early, and leaving it."""
        match node:
            case ast.Try(body=body, handlers=[ast.ExceptHandler(type=ast.Name(id=label), body=[ast.Pass()])]):
                self.labels += 1
                own = f"L{self.labels}"
                self.open.append((label, own))
                inner = self.block(body)
                self.open.pop()
                return f"{own}:{{{inner}}}"
            case ast.Raise(exc=ast.Call(func=ast.Name(id=label), args=[])):
                return f"break {next(own for name, own in reversed(self.open) if name == label)};"
        raise _unknown(node)

    def expression(self, node: ast.expr) -> str:  # noqa: C901 - one case for each kind
        """One expression; those of two sides are in brackets."""
        match node:
            case ast.Constant(value=bool(value)):
                return "true" if value else "false"
            case ast.Constant(value=int(value)):
                return str(value)
            case ast.Constant(value=str(value)):
                return _text(value)
            case ast.Name(id=name):
                return _local(name)
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner in {"self", self.name}:
                return _STATE.get(name) or _shared(name)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"!{self.expression(operand)}"
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"-{self.expression(operand)}"
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
                return f"({self.expression(left)}{_OPERATORS[type(op)]}{self.expression(right)})"
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
                return f"({self.expression(left)}{_OPERATORS[type(op)]}{self.expression(right)})"
            case ast.BoolOp(op=op, values=values) if type(op) in _OPERATORS:
                return f"({_OPERATORS[type(op)].join(self.expression(each) for each in values)})"
            case ast.Subscript(value=value, slice=place):
                return f"{self.expression(value)}[{self.expression(place)}]"
            case ast.Call(func=ast.Name(id="len"), args=[value]):
                return f"{self.expression(value)}.length"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name), args=arguments):
                given = ",".join(self.expression(each) for each in arguments)
                called = _RUNTIME.get(name) or self.names.get(name)
                if called:
                    return f"{called}({given})"
        raise _unknown(node)


def _shared(name: str) -> str:
    return f"_{name}"


def _local(name: str) -> str:
    return f"${name.replace('_', '')}"


def _literal(node: ast.expr) -> str:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or "," in node.value:
        raise _unknown(node)
    return node.value


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
