namespace KobanBot.Core.Facts;

/// <summary>Kinds of data of which the words are disposed of once they are not needed any more; the facts that figures and duties stand on stay.</summary>
public enum RetainedKind
{
    /// <summary>要望・意見等 that are closed: text, 発言者, 担当者 and 措置.</summary>
    Requests,

    /// <summary>解嘱 that are settled: what was written about the grounds and the letter.</summary>
    Dismissals,

    /// <summary>署への連絡, 支援依頼 and 引継書 that are answered and read: altogether.</summary>
    Correspondence,
}
