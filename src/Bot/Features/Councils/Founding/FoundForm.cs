using KobanBot.Bot.Features.Councils.About;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>What was typed into the card of 設置, 統合 and 分割.</summary>
internal sealed record FoundForm(PlanReorganisation? Request, FormState State)
{
    public const string Day = "day";
    public const string Boxes = "boxes";
    public const string Ends = "ends";
    public const string Name = "name";
    public const string Parts = "parts";
    public const string Reason = "foundReason";
    public const string Members = "plannedMembers";

    public const int NameLength = 40;
    public const int ReasonLength = 500;
    public const int PartsLength = 600;

    private static readonly char[] Between = ['　', ' ', '\t', '：', ':'];

    /// <summary>The fields of 設置の記録 that the kind is asked for; each part of a 分割 has its own 区域.</summary>
    public static IEnumerable<InputField<CouncilDescription>> FieldsOf(FoundKind kind) =>
        DescriptionFields
            .Of(kind.Kind)
            .Where(f => f.Property is not (nameof(CouncilDescription.AreaText) or nameof(CouncilDescription.Example)));

    public static FoundForm Read(CardData data, FoundKind kind, string id, ReorganisationGround ground, DateOnly today)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(Day);
        var boxes = fields.Ticked(Boxes, Offered(ground, day ?? today).Select(b => (b.Id.Value, b.Name))).Ids;
        var ends = fields.Ticked(Ends, OfferedEnds(ground, today).Select(c => (c.Id.Value, c.Name))).Ids;
        var description = FieldsOf(kind).Aggregate(new CouncilDescription { Example = kind.Example }, (d, f) => f.Read(fields, d));
        IReadOnlyList<PoliceBox> chosen = [.. boxes.Select(b => ground.Box(new PoliceBoxId(b))).OfType<PoliceBox>()];
        var request = new PlanReorganisation
        {
            Id = id,
            Kind = kind.Kind,
            Day = day,
            Boxes = [.. boxes.Select(b => new PoliceBoxId(b))],
            Ends = kind.Replaces ? [.. ends.Select(e => new CouncilId(e))] : [],
            Councils = kind.Kind == CouncilKind.Split ? PartsOf(fields, chosen) : [new NewCouncil(NameOf(fields, kind, chosen))],
            Reason = fields.Text(Reason, ReasonLength),
            PlannedMembers = MembersOf(fields),
            Description =
                description.Purpose.Length == 0 && kind.Example?.SuggestedPurpose() is { } purpose
                    ? description with
                    {
                        Purpose = purpose,
                    }
                    : description,
        };
        var state = fields.State();
        return new FoundForm(state.HasErrors ? null : request, state);
    }

    /// <summary>The police boxes of the day; those of other days were offered before it was changed, and are refused by their names.</summary>
    public static IReadOnlyList<PoliceBox> Offered(ReorganisationGround ground, DateOnly day) =>
        [.. ground.BoxesOn(day).Concat(ground.Station.PoliceBoxes ?? []).DistinctBy(b => b.Id)];

    /// <summary>Those that go on without an end.</summary>
    public static IReadOnlyList<Council> OfferedEnds(ReorganisationGround ground, DateOnly today) =>
        [.. ground.Councils.Select(c => c.Council).Where(c => c.ExistsOn(today) && c.Kind != CouncilKind.SpecialPurpose)];

    public static string? FieldOf(Refusal refusal, FoundKind kind) =>
        refusal.Property switch
        {
            nameof(PlanReorganisation.Day) => Day,
            nameof(PlanReorganisation.Boxes) => Boxes,
            nameof(PlanReorganisation.Ends) => Ends,
            nameof(PlanReorganisation.Councils) => kind.Kind == CouncilKind.Split ? Parts : Name,
            _ => FieldsOf(kind).FirstOrDefault(f => f.Property == refusal.Property)?.Id,
        };

    /// <summary>By its police boxes, as the guideline's councils are called.</summary>
    public static string Proposed(FoundKind kind, IReadOnlyList<PoliceBox> boxes) =>
        boxes.Count == 0 ? "" : $"{string.Join('・', boxes.Select(b => b.Name))}{(kind.Example is null ? "" : "職種等")}連絡協議会";

    private static string NameOf(FieldReader fields, FoundKind kind, IReadOnlyList<PoliceBox> boxes)
    {
        var typed = fields.Text(Name, NameLength).ReplaceLineEndings(" ");
        return typed.Length > 0 ? typed : Proposed(kind, boxes);
    }

    /// <summary>A line is a name and its 区域, or the 区域 alone, which then stands in the name.</summary>
    private static IReadOnlyList<NewCouncil> PartsOf(FieldReader fields, IReadOnlyList<PoliceBox> boxes) =>
        [
            .. fields
                .Lines(Parts, longest: 120, PlanReorganisation.MostParts, PartsLength)
                .Select(line =>
                    line.Split(Between, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var area]
                        ? new NewCouncil(name, area)
                        : new NewCouncil($"{(boxes.Count > 0 ? boxes[0].Name : "")}連絡協議会（{line}）", line)
                ),
        ];

    private static int? MembersOf(FieldReader fields)
    {
        var typed = fields.Data.Text(Members);
        if (typed.Length > 0 && fields.Data.Number(Members) is not (> 0 and <= 99))
        {
            fields.Fail(Members, "委員数（予定）は1から99までの数字で入力してください。");
        }

        return fields.Data.Number(Members);
    }
}
