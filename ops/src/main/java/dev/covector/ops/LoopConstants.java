package dev.covector.ops;

/**
 * The operands of a loop that each step gets as they are; more may be put behind them.
 *
 * @param operand the first of these operands
 * @param param the parameter of each block that stands for it
 * @param count how many there are
 * @param attribute the attribute that says how many
 */
public record LoopConstants(int operand, int param, int count, String attribute) {}
