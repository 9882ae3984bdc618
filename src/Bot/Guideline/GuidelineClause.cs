namespace KobanBot.Bot.Guideline;

/// <summary>One clause as it is printed in the guideline, or a heading that has only clauses below it.</summary>
/// <param name="Id">As it prints: 要綱 第5-2, 記 第2-4(1)ア.</param>
/// <param name="Title">The clause's own heading, else the nearest one that it stands under.</param>
/// <param name="Text">Paragraphs and list items on lines of their own; empty for a heading.</param>
internal sealed record GuidelineClause(string Id, string Title, string Text);

/// <summary>A place where the public notice has an evident slip of the pen that the product does not repeat.</summary>
/// <param name="Clause">The clause's id.</param>
/// <param name="Printed">What the notice says.</param>
/// <param name="Corrected">What <see cref="GuidelineClause.Text"/> says instead.</param>
internal sealed record GuidelineCorrection(string Clause, string Printed, string Corrected);

/// <summary>What somebody who asked for a clause gets to read.</summary>
/// <param name="Clause">The clause itself.</param>
/// <param name="Children">Every clause below it, headings included, in the order of the print.</param>
/// <param name="Interpretations">For a clause of the 要綱: the clauses of 記 第2 that interpret it, each with those below it.</param>
/// <param name="Interprets">For a clause of the 記: the clauses of the 要綱 that it interprets.</param>
internal sealed record GuidelinePassage(
    GuidelineClause Clause,
    IReadOnlyList<GuidelineClause> Children,
    IReadOnlyList<GuidelineClause> Interpretations,
    IReadOnlyList<GuidelineClause> Interprets
);
