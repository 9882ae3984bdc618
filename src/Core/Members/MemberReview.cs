using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Members;

/// <summary>
/// What the guideline has to say about the members that a council has on a day: number, categories, breadth. Every one of these rules is a
/// care to be taken (配慮, おおむね, 努める), so nothing here is ever hard.
/// </summary>
public static class MemberReview
{
    private const string GuideValue = "要綱に数値の定めはなく、設定による目安です。";

    // The words of 要綱 第4-2 do not apply to a 職種等連絡協議会; those of 記 第2-3(1)ア go with them.
    private static readonly (MemberTrait Trait, string Code, string Word, string Clauses)[] Breadth =
    [
        (MemberTrait.District, "members.bias-district", "地域", "記 第2-3(1)ア"),
        (MemberTrait.Association, "members.bias-association", "自治会", "記 第2-3(1)ア"),
        (MemberTrait.AgeBand, "members.bias-age", "年齢層", "要綱 第4-2、記 第2-3(1)ア"),
        (MemberTrait.Sex, "members.bias-sex", "性別", "要綱 第4-2"),
        (MemberTrait.Occupation, "members.bias-occupation", "職業", "要綱 第4-2"),
    ];

    /// <summary>Of the council on a day. Most weighty first.</summary>
    public static IReadOnlyList<Finding> Of(CouncilFacts facts, DateOnly day, GuidelineSettings settings)
    {
        var (council, composition) = (facts.Council, Composition.On(facts, day, settings));
        var special = council.Kind == CouncilKind.SpecialPurpose;
        IEnumerable<Finding> findings =
        [
            .. Number(council, composition, settings),
            .. Majority(composition, special && !settings.MajorityOfSpecialPurposeWarns),
            .. special ? Purpose(composition) : [.. Bias(composition, settings), .. Unknown(composition, settings), .. Reason(composition)],
            .. Tie(composition),
        ];
        return [.. findings.OrderByDescending(f => f.Level)];
    }

    private static string Band(GuidelineSettings settings) =>
        $"「おおむね10人程度」を{settings.UsualMembersFrom}人から{settings.UsualMembersTo}人までとするのは、設定による目安です。";

    /// <summary>おおむね10人程度, and 5人以上は確保すること (記 第2-3(2)).</summary>
    private static IEnumerable<Finding> Number(Council council, Composition composition, GuidelineSettings settings)
    {
        var number = composition.Members.Count;
        if (number < settings.FewestMembers)
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "members.too-few",
                $"委員が{number}人です。{settings.FewestMembers}人以上の確保が求められています。",
                "記 第2-3(2)"
            );
        }
        else if (number < settings.UsualMembersFrom)
        {
            yield return string.IsNullOrWhiteSpace(council.FewMembersReason)
                ? Warn(
                    "members.few",
                    $"委員が{number}人です。おおむね10人程度に満たない理由を記入してください。",
                    "記 第2-3(2)",
                    Band(settings)
                )
                : Info("members.few", $"委員が{number}人です（理由：{council.FewMembersReason}）。", "記 第2-3(2)", Band(settings));
        }
        else if (number > settings.UsualMembersTo)
        {
            yield return Warn("members.many", $"委員が{number}人です。おおむね10人程度とされています。", "記 第2-3(2)", Band(settings));
        }
    }

    /// <summary>委員の過半数は… (記 第2-3(1)ウ); for a 職種等連絡協議会 the plain number (A4).</summary>
    private static IEnumerable<Finding> Majority(Composition composition, bool plain)
    {
        if (composition.HasMajority || composition.Members.Count == 0)
        {
            yield break;
        }

        var sentence = $"自治会、町内会等の役員、自治体又は公的機関の職員、防犯協会、交通安全協会等の関係者は{composition.Majority}です。";
        yield return plain
            ? Info("members.majority", sentence, "記 第2-3(1)ウ、記 第2-3(1)エ")
            : Warn("members.majority", $"{sentence}過半数となるよう配慮してください。", "記 第2-3(1)ウ");
    }

    /// <summary>特定の地域、自治会、年齢層等に偏らない (記 第2-3(1)ア). Fewer known values than a council's fewest members say nothing.</summary>
    private static IEnumerable<Finding> Bias(Composition composition, GuidelineSettings settings)
    {
        foreach (var (trait, code, word, clauses) in Breadth)
        {
            var counts = composition.By(trait);
            var known = counts.Sum(c => c.Count);
            if (known >= settings.FewestMembers && counts[0].Count * 100 > settings.BiasPercent * known)
            {
                yield return Warn(
                    code,
                    $"{word}の分かる委員{known}人のうち{counts[0].Count}人が「{counts[0].Value}」です。偏らないよう配慮してください。",
                    clauses,
                    GuideValue
                );
            }
        }
    }

    /// <summary>What 要綱 第4-2 wants considered but nobody has entered; filling it in is optional.</summary>
    private static IEnumerable<Finding> Unknown(Composition composition, GuidelineSettings settings)
    {
        var unknown = Breadth
            .Where(b => b.Clauses.StartsWith("要綱", StringComparison.Ordinal))
            .Where(b => composition.By(b.Trait).Sum(c => c.Count) < settings.FewestMembers)
            .Select(b => b.Word)
            .ToList();
        if (unknown.Count > 0 && composition.Members.Count >= settings.FewestMembers)
        {
            yield return Info(
                "members.traits-unknown",
                $"{string.Join('、', unknown)}の記入が少ないため、幅広い選定かどうかを表示できません。",
                "要綱 第4-2"
            );
        }
    }

    /// <summary>地域の実情に精通し、住民等からの信望が厚い (要綱 第4-2): why these members.</summary>
    private static IEnumerable<Finding> Reason(Composition composition) =>
        Missing(composition) is > 0 and var missing
            ? [Info("members.selection-reason", $"選定理由が未記入の委員が{missing}人います。", "要綱 第4-2")]
            : [];

    /// <summary>目的等に即して (記 第2-3(1)エ) takes the place of breadth.</summary>
    private static IEnumerable<Finding> Purpose(Composition composition) =>
        Missing(composition) is > 0 and var missing
            ? [Warn("members.purpose-reason", $"目的等に即した選定理由が未記入の委員が{missing}人います。", "要綱 第4-2、記 第2-3(1)エ")]
            : [];

    /// <summary>居住 or 勤務 or 団体等 (記 第2-3(1)ア): any one is enough, and an address inside the area is never asked for.</summary>
    private static IEnumerable<Finding> Tie(Composition composition)
    {
        var missing = composition.Members.Count(m => m.Ties is null or []);
        if (missing > 0)
        {
            yield return Info("members.tie", $"所管区との関係（居住、勤務又は団体等）が未記入の委員が{missing}人います。", "記 第2-3(1)ア");
        }
    }

    private static int Missing(Composition composition) => composition.Members.Count(m => string.IsNullOrWhiteSpace(m.SelectionReason));

    private static Finding Warn(string code, string sentence, string clauses, string? source = null) =>
        new(FindingLevel.Warn, code, sentence, clauses, source);

    private static Finding Info(string code, string sentence, string clauses, string? source = null) =>
        new(FindingLevel.Info, code, sentence, clauses, source);
}
