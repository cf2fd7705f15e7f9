/**
 * MLIR's text as StableHLO modules use it: the general form that every operation has, and the pretty forms, which all are a name, then
 * operands, attributes with and without names, and a signature. What a part means is the business of the operation (PrettyForm, the readers).
 */
grammar Mlir;

module: ('module' SYMBOL? ('attributes' dictionary)? '{' function* '}' location? | function+) aliased* EOF;
aliased: ALIAS '=' location;
function
    : ID visibility? SYMBOL '(' (parameter (',' parameter)*)? ')' ('->' resultTypes)? ('attributes' dictionary)? region location?;
visibility: 'public' | 'private';
parameter: VALUE ':' type dictionary? location?;
resultTypes: resultType | '(' (resultType (',' resultType)*)? ')';
resultType: type dictionary?;

region: '{' (BLOCK ('(' (parameter (',' parameter)*)? ')')? ':')? operation* '}';
operation: (result (',' result)* '=')? (general | pretty) (':' signature)? location?;
result: VALUE (':' INT)?;
general: STRING '(' operands? ')' ('<' dictionary '>')? ('(' region (',' region)* ')')? dictionary?;
operands: VALUE (',' VALUE)*;
pretty: ID (reduction | part (',' part)*)? dictionary?;
reduction: '(' VALUE 'init' ':' VALUE ')' 'applies' ID 'across' 'dimensions' '=' bare;
part
    : VALUE ('[' (range (',' range)*)? ']')?    # Operand
    | SYMBOL '(' operands? ')'                  # Target
    | word '=' bare ('x' bare)?                 # Named
    | bare                                      # Plain
    ;
range: INT ':' INT (':' INT)?;

signature: '(' types? ')' '->' (type | '(' types? ')') | types ('->' type)?;
types: type (',' type)*;
type: 'tensor' '<' SIZES? element (',' attribute)? '>' | element;
element: 'complex' '<' ID '>' | ID;

dictionary: '{' (entry (',' entry)*)? '}';
entry: (word | STRING) ('=' attribute)?;
attribute: bare (':' type)?;
bare
    : STRING                                                # Text
    | number                                                # Numeric
    | 'dense' '<' elements? '>'                             # Dense
    | 'array' '<' ID (':' number (',' number)*)? '>'        # Array
    | '[' (attribute (',' attribute)*)? ']'                 # List
    | dictionary                                            # Nested
    | SYMBOL                                                # Reference
    | ALIAS ('<' (field (',' field)*)? '>')?                # Dialect
    | type                                                  # Typed
    ;
field: word '=' attribute | word word | attribute | '?';
number: INT | FLOAT | HEX | 'true' | 'false';
elements: '[' (elements (',' elements)*)? ']' | '(' number ',' number ')' | number | STRING;

location: 'loc' '(' where ')';
where
    : STRING (':' INT ':' INT)? ('(' where ')')?
    | ALIAS
    | word ('(' where (word where)? ')' | ('<' attribute '>')? '[' where (',' where)* ']')?
    ;

/** Names that are keywords elsewhere. */
word
    : ID | 'x' | 'init' | 'applies' | 'across' | 'dimensions' | 'module' | 'attributes' | 'public' | 'private' | 'loc' | 'dense' | 'array'
    | 'complex' | 'tensor';

VALUE: '%' [A-Za-z0-9_$.\-]+ ('#' [0-9]+)?;
SYMBOL: '@' ([A-Za-z_] [A-Za-z0-9_$.]* | STRING);
BLOCK: '^' [A-Za-z0-9_$.]+;
ALIAS: '#' [A-Za-z_] [A-Za-z0-9_$.]*;
/** Sizes with the letter between them; a number of digits 0-9 and A-F after 0x is hexadecimal, and dtypes are in small letters. */
SIZES: (([0-9]+ | '?') 'x')+;
HEX: '0x' [0-9A-F]+;
FLOAT: '-'? [0-9]+ '.' [0-9]* ([eE] [+\-]? [0-9]+)?;
INT: '-'? [0-9]+;
ID: [A-Za-z_] [A-Za-z0-9_$.]*;
STRING: '"' (~["\\\r\n] | '\\' .)* '"';
COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
WS: [ \t\r\n]+ -> skip;
