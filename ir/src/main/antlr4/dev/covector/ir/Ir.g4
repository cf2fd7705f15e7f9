/** The text form of functions: exactly what Printer prints, with free white space and comments above statements. */
grammar Ir;

func: 'func' ID '(' params? ')' '->' '(' (type (',' type)*)? ')' '{' require* body '}' EOF;
params: param (',' param)*;
param: VALUE ':' type;
type: ID '[' (dim (',' dim)*)? ']';
require: 'require' dim relation dim 'for' STRING location?;
relation: '==' | '!=' | '<' | '<=' | 'divides';
location: 'at' FILE;

body: stmt* 'return' (VALUE (',' VALUE)*)?;
stmt: COMMENT* params '=' ID operands? attributes? block* location?;
operands: VALUE (',' VALUE)*;
attributes: '{' attribute (',' attribute)* '}';
attribute: ID '=' constant;
constant
    : STRING                                        # Text
    | ('true' | 'false')                            # Flag
    | FLOAT                                         # Real
    | 'dense' '(' (constant (',' constant)*)? ')'   # Dense
    | '[' (constant (',' constant)*)? ']'           # List
    | dim                                           # Size
    ;
block: '(' '{' '(' params? ')' body '}' ')';

dim
    : '-' dim               # Negated
    | dim '*' dim           # Product
    | dim ('+' | '-') dim   # Sum
    | ID '(' dim ',' dim ')' # Call
    | ID                    # Name
    | INT                   # Number
    ;

VALUE: '%' [0-9]+;
FLOAT: '-'? ([0-9]+ '.' [0-9]+ ([eE] [+-]? [0-9]+)? | 'inf' | 'nan');
INT: [0-9]+;
FILE: [A-Za-z_$][A-Za-z0-9_$.\-]* ':' [0-9]+;
ID: [a-zA-Z_] [a-zA-Z_0-9.]*;
STRING: '"' (~["\\] | '\\' .)* '"';
COMMENT: '//' ~[\r\n]*;
WS: [ \t\r\n]+ -> skip;
