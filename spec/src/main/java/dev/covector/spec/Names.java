package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** The types that generated code refers to. */
final class Names {
    static final String OPS = "dev.covector.ops";
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName VALUE = ClassName.get("dev.covector.ir", "Value");
    static final ClassName OP = ClassName.get("dev.covector.ir", "Op");
    static final ClassName BLOCK = ClassName.get("dev.covector.ir", "Block");
    static final ClassName ATTRIBUTES = ClassName.get("dev.covector.ir", "Attributes");
    static final ClassName DTYPE = ClassName.get("dev.covector.ir", "DType");
    static final ClassName DIM = ClassName.get("dev.covector.ir", "Dim");
    static final ClassName GUARD = ClassName.get("dev.covector.ir", "Guard");
    static final ClassName RELATION = ClassName.get("dev.covector.ir", "Relation");
    static final ClassName LITERAL = ClassName.get("dev.covector.ir", "Literal");
    static final ClassName INTRINSIC = ClassName.get("dev.covector.ir.kernel", "Intrinsic");
    static final ClassName STANDARD_OP = ClassName.get(OPS, "StandardOp");
    static final ClassName OP_BUILDER = ClassName.get(OPS, "OpBuilder");
    static final ClassName OP_EMITTER = ClassName.get(OPS, "OpEmitter");
    static final ClassName OP_DEF = ClassName.get(OPS, "OpDef");
    static final ClassName FACTS = ClassName.get(OPS, "Facts");
    static final ClassName SCALAR = ClassName.get(OPS, "Scalar");
    static final String MATH = OPS + ".math";
    static final ClassName FORMULAS = ClassName.get(MATH, "ComplexFunctions");
    static final ClassName DERIVATIVES = ClassName.get(OPS, "Derivatives");
    static final ClassName ELEMENTWISE = ClassName.get(OPS, "ElementwiseRules");
    static final ClassName DTYPE_CLASS = ClassName.get(OPS, "DTypeClass");
    static final TypeName VALUES = listOf(VALUE);
    static final TypeName BLOCKS = listOf(BLOCK);

    private Names() {}

    static TypeName listOf(TypeName type) {
        return ParameterizedTypeName.get(ClassName.get(List.class), type);
    }

    /** The Java type of an attribute kind. */
    static TypeName attribute(String kind) {
        return switch (kind) {
            case "literal" -> LITERAL;
            case "dtype" -> DTYPE;
            case "dim", "symbol" -> DIM;
            case "dims" -> listOf(DIM);
            case "int" -> TypeName.INT;
            case "ints" -> listOf(ClassName.get(Integer.class));
            case "flag" -> TypeName.BOOLEAN;
            default -> throw new IllegalArgumentException("no attribute kind " + kind);
        };
    }

    /** The accessor of {@code Attributes} for an attribute kind. */
    static String accessor(String kind) {
        return switch (kind) {
            case "literal", "dtype", "flag" -> kind;
            case "dim", "symbol" -> "dimension";
            case "dims" -> "dimensions";
            case "int" -> "integer";
            case "ints" -> "integers";
            default -> throw new IllegalArgumentException("no attribute kind " + kind);
        };
    }
}
