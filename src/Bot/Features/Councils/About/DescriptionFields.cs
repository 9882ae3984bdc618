using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Councils.About;

/// <summary>Every property of 設置の記録 that a person enters.</summary>
internal static class DescriptionFields
{
    private const int TextLength = 500;
    private const string NotImported = "It is entered once, on the card; the import only says that there is such a council.";

    private static readonly InputField<CouncilDescription> AreaText = new TextField<CouncilDescription>
    {
        Property = nameof(CouncilDescription.AreaText),
        Id = "areaText",
        Label = "分割する区域（必須）　要綱 第3-1",
        Longest = TextLength,
        Column = Column.None(NotImported),
        Get = d => d.AreaText,
        Set = (d, text) => d with { AreaText = text },
    };

    private static readonly InputField<CouncilDescription> Grounds = new ChoicesField<CouncilDescription>
    {
        Property = nameof(CouncilDescription.Grounds),
        Id = "grounds",
        Label = "設置理由　記 第2-2(1)",
        Name = "設置理由",
        Words = [.. Enum.GetValues<UnitGround>().Select(CouncilWords.Of)],
        Column = Column.None(NotImported),
        Get = d => [.. d.Grounds.Select(CouncilWords.Of)],
        Set = (d, words) => d with { Grounds = [.. Enum.GetValues<UnitGround>().Where(g => words.Contains(CouncilWords.Of(g)))] },
    };

    private static readonly InputField<CouncilDescription> GroundsText = Text(
        nameof(CouncilDescription.GroundsText),
        "設置理由の内容",
        d => d.GroundsText,
        (d, text) => d with { GroundsText = text }
    );

    private static readonly InputField<CouncilDescription> FollowsGroupOperation = new ToggleField<CouncilDescription>
    {
        Property = nameof(CouncilDescription.FollowsGroupOperation),
        Id = "groupOperation",
        Label = "グループ運用又はブロック運用と同じ区割り",
        Column = Column.None(NotImported),
        Get = d => d.FollowsGroupOperation,
        Set = (d, follows) => d with { FollowsGroupOperation = follows },
    };

    private static readonly InputField<CouncilDescription> Example = new ChoiceField<CouncilDescription, SpecialPurposeExample>
    {
        Property = nameof(CouncilDescription.Example),
        Id = "example",
        Label = "職種等の例　要綱 第3-2",
        Name = "職種等の例",
        Word = SpecialPurposeExamples.Japanese,
        Column = Column.None(NotImported),
        Get = d => d.Example,
        Set = (d, example) => d with { Example = example },
    };

    private static readonly InputField<CouncilDescription> Purpose = Text(
        nameof(CouncilDescription.Purpose),
        "目的（空欄のときは例の目的）",
        d => d.Purpose,
        (d, text) => d with { Purpose = text }
    );

    private static readonly InputField<CouncilDescription> OtherKindsFallShort = Text(
        nameof(CouncilDescription.OtherKindsFallShort),
        "所管区又は単位連絡協議会では目的を達成し難い理由",
        d => d.OtherKindsFallShort,
        (d, text) => d with { OtherKindsFallShort = text }
    );

    private static readonly InputField<CouncilDescription> WhyEffective = Text(
        nameof(CouncilDescription.WhyEffective),
        "職種、地区等に着眼した設置が効果的である理由",
        d => d.WhyEffective,
        (d, text) => d with { WhyEffective = text }
    );

    private static readonly InputField<CouncilDescription> ExceptionAreaChosen = new ChoiceField<CouncilDescription, ExceptionArea>
    {
        Property = nameof(CouncilDescription.ExceptionArea),
        Id = "exceptionArea",
        Label = "所管区連絡協議会を設置しない地域（該当する場合）　記 第2-2(2)",
        Word = CouncilWords.Of,
        Column = Column.None(NotImported),
        Get = d => d.ExceptionArea,
        Set = (d, area) => d with { ExceptionArea = area },
    };

    private static readonly InputField<CouncilDescription> ExceptionReason = Text(
        nameof(CouncilDescription.ExceptionReason),
        "目的を十分に達成し得ると認める理由",
        d => d.ExceptionReason,
        (d, text) => d with { ExceptionReason = text }
    );

    private static readonly InputField<CouncilDescription> ConsultedOn = new DayField<CouncilDescription>
    {
        Property = nameof(CouncilDescription.ConsultedOn),
        Id = "consultedOn",
        Label = "設置前の協議の日　記 第2-2(3)",
        Name = "設置前の協議の日",
        Column = Column.None(NotImported),
        Get = d => d.ConsultedOn,
        Set = (d, day) => d with { ConsultedOn = day },
    };

    private static readonly InputField<CouncilDescription> ConsultationResult = new LineField<CouncilDescription>
    {
        Property = nameof(CouncilDescription.ConsultationResult),
        Id = "consultation",
        Label = "協議の結果",
        Longest = 100,
        Column = Column.None(NotImported),
        Get = d => d.ConsultationResult,
        Set = (d, text) => d with { ConsultationResult = text },
    };

    private static readonly IReadOnlyList<InputField<CouncilDescription>> Consultation = [ConsultedOn, ConsultationResult];

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<InputField<CouncilDescription>> All =
    [
        AreaText,
        Grounds,
        GroundsText,
        FollowsGroupOperation,
        Example,
        Purpose,
        OtherKindsFallShort,
        WhyEffective,
        ExceptionAreaChosen,
        ExceptionReason,
        .. Consultation,
    ];

    /// <summary>Those that a kind of council is asked for. A 所管区連絡協議会 is the rule, and needs no reasons and no 協議.</summary>
    public static IReadOnlyList<InputField<CouncilDescription>> Of(CouncilKind kind) =>
        kind switch
        {
            CouncilKind.Split => [AreaText, Grounds, GroundsText, FollowsGroupOperation, .. Consultation],
            CouncilKind.Merged => [Grounds, GroundsText, FollowsGroupOperation, .. Consultation],
            CouncilKind.SpecialPurpose =>
            [
                Example,
                Purpose,
                OtherKindsFallShort,
                WhyEffective,
                ExceptionAreaChosen,
                ExceptionReason,
                .. Consultation,
            ],
            _ => [],
        };

    private static TextField<CouncilDescription> Text(
        string property,
        string label,
        Func<CouncilDescription, string> get,
        Func<CouncilDescription, string, CouncilDescription> set
    ) =>
        new()
        {
            Property = property,
            Id = char.ToLowerInvariant(property[0]) + property[1..],
            Label = label,
            Longest = TextLength,
            Column = Column.None(NotImported),
            Get = get,
            Set = set,
        };
}
