/** The language of ops.spec: one entry an op. */
grammar OpSpec;

file: op* EOF;
op: DOC* (elementwise | structural);

elementwise: 'elementwise' name=word '(' operand (',' operand)* ')' ('->' result=word)? '{'
    'value' value=expr
    ('complex' ('(' re=expr ',' im=expr ')' | only=expr))?
    partial* adjoint* hlo? example* '}';
partial: 'd/' word '=' expr;
adjoint: 'transpose/' word '=' expr;

structural: 'op' name=word '(' (operand (',' operand)*)? (';' attribute (',' attribute)*)? ')' ('->' results+=word (',' results+=word)*)? linear? '{'
    constraint* 'rules' rules=ID hlo? example* '}';
linear: 'linear' 'in' word (',' word)*;
constraint: CONSTRAINT bad+;
bad: BAD;
operand: word many='...'? ':' cls=word;
attribute: word ':' kind=word;
hlo: 'hlo' word ('.' word)?;
example: EXAMPLE;

expr
    : '-' expr                              # Neg
    | expr sign=('*' | '/') expr            # Bin
    | expr sign=('+' | '-') expr            # Bin
    | (family=word '.')? function=word '(' expr (',' expr)* ')' # Call
    | word '.' part=('re' | 'im')           # Part
    | word                                  # Ref
    | NUM                                   # Num
    | '(' expr ')'                          # Paren
    ;

word: ID | 'complex' | 'value' | 'op' | 'linear' | 'in' | 're' | 'im' | 'rules' | 'hlo';

CONSTRAINT: 'C' [0-9]+ ~[\n]*;
BAD: 'bad' ~[\n]*;
EXAMPLE: 'example' ~[\n}]*;
ID: [a-zA-Z_][a-zA-Z_0-9]*;
NUM: [0-9]+ ('.' [0-9]+)?;
DOC: '///' ~[\n]*;
WS: [ \t\r\n]+ -> skip;
LINE: '//' (~[/\n] ~[\n]*)? -> skip;
