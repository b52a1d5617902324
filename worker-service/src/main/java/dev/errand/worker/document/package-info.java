/**
 * Analyses a financial filing with rules, on this machine. {@link DocumentAnalyst} is the way in; data flows through
 *
 * <ol>
 *   <li>text: {@code DocumentReader}, {@code GlyphReader}, {@code LineBuilder}, {@code CellBuilder} make a {@link DocumentText};
 *       {@code Furniture} takes out what is repeated on every page
 *   <li>tables: {@code TableReader} with {@code StatementTitle}, {@code ColumnHeads}, {@code PeriodWords}, {@code PartOfYear}, {@code RowReader},
 *       {@code ColumnMatch}, {@code RowNames} makes {@code Table}s of {@code Row}s, counted in a {@code Unit}
 *   <li>figures: {@code Statements} ranks the tables, {@code RowSearch} with {@code RowPattern} finds rows, {@code Evidence} and
 *       {@code FiscalCalendar} turn them into values, {@code FigureFinder}, {@code Derivations}, {@code BalanceCheck} and
 *       {@code Ratios} make the {@link FigureReport}
 *   <li>risks: {@code ParagraphReader}, {@code RiskSection}, {@code RiskAnalysis}, {@code RiskCategory} make the {@link RiskReview}
 *   <li>answer: {@code FactFinder}, {@code Summary}, {@code Question}, {@code Passages}, {@code PassageSearch}, {@code Answerer}
 * </ol>
 */
@NullMarked
package dev.errand.worker.document;

import org.jspecify.annotations.NullMarked;
