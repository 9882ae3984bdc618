using System.Security.Cryptography;
using System.Text;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Councils.About;

/// <summary>連絡協議会の内容 and 設置の記録: what a council is, and what was decided when it was set up (要綱 第3, 記 第2-2).</summary>
internal sealed class AboutCouncilFlow : IFlow
{
    public const string Save = "council.save";

    /// <summary>What the card showed, by its digest: whoever saves over something newer sees it first.</summary>
    public const string SeenKey = "seen";

    private const string ChangedMeanwhile =
        "設置の記録は、ほかの勤務員が先に変更しました。入力したものを残しています。内容を確かめて、もう一度保存してください。";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(CouncilVerbs.Show, "連絡協議会の内容", at => Show(at)),
            Reads.Council(CouncilVerbs.Edit, at => Draw(at)) with
            {
                Rights = CouncilRights.Section,
            },
            Changes.Council(Save, CouncilRights.Section, Decide),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CouncilVerbs.Show, "2/0"),
            new(CouncilVerbs.Edit, "2/0"),
            new(Save, "2/1") { Writes = ["council"], Audits = ["council.save"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                CouncilVerbs.Show,
                "連絡協議会の種別、所管区、設置の記録を表示します。",
                "協議会の内容",
                "協議会",
                "きょうぎかい",
                "連絡協議会",
                "れんらくきょうぎかい",
                "設置の記録"
            )
            {
                Audience = Audience.Council,
            },
        ];

    public static string Digest(Council council)
    {
        var description = CouncilDescription.Of(council);
        var printed = string.Join('\n', DescriptionFields.All.Select(f => f.Print(description)));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(printed)).AsSpan(0, 6));
    }

    private static StepResult Decide(Sitting at)
    {
        var fields = new FieldReader(at.Data);
        var typed = DescriptionFields.Of(at.Council.Kind).Aggregate(CouncilDescription.Of(at.Council), (d, field) => field.Read(fields, d));
        var form = fields.State();
        if (form.HasErrors)
        {
            return Draw(at, form, Replies.CheckInput);
        }

        if (at.Data.Text(SeenKey) != Digest(at.Council))
        {
            return Draw(at, form, ChangedMeanwhile);
        }

        return new DescribeCouncil(WithPurpose(typed))
            .Decide(at.Facts, at.Today)
            .Match<StepResult>(
                council =>
                    at.Commit(
                        at.Audit(Save, at.Council.Id.Value, Printed(at.Council)),
                        new CouncilWrite.PutCouncil(council),
                        after => Show(after, "保存しました。")
                    ),
                refusal =>
                    DescriptionFields.All.FirstOrDefault(f => f.Property == refusal.Property) is { } field
                        ? Draw(at, form.With(field.Id, RefusalWords.Of(refusal)), Replies.CheckInput)
                        : Draw(at, form, RefusalWords.Of(refusal))
            );
    }

    /// <summary>The guideline's own purpose, where an example of it was chosen and nothing else was typed.</summary>
    private static CouncilDescription WithPurpose(CouncilDescription typed) =>
        typed.Purpose.Length == 0 && typed.Example?.SuggestedPurpose() is { } purpose ? typed with { Purpose = purpose } : typed;

    /// <summary>In words, for the audit trail.</summary>
    private static string Printed(Council council)
    {
        var description = CouncilDescription.Of(council);
        return string.Join(
            '　',
            DescriptionFields
                .Of(council.Kind)
                .Select(f => (f.Name, Text: f.Print(description)))
                .Where(f => f.Text.Length > 0)
                .Select(f => $"{f.Name}：{f.Text}")
        );
    }

    private static Reply Show(Sitting at, string? note = null) => Reply.Card(AboutCouncilCard.Render(View(at) with { Note = note }));

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        Reply.Card(DescriptionCard.Render(View(at) with { Form = form ?? FormState.Clean, Note = note }));

    private static AboutCouncilView View(Sitting at) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council,
            Today = at.Today,
            Lead = at.Facts.LeadOn(at.Today)?.Title,
            Members = at.Facts.MembersOn(at.Today).Count(),
            MayEdit = at.Access.Section,
            Findings = Findings(at),
            Counterpart = CouncilStations.CounterpartOf(at.Council, at.Today),
        };

    private static IReadOnlyList<Finding> Findings(Sitting at)
    {
        var stations = CouncilStations.Of(at.Council);
        return
        [
            .. CouncilReview.OfEstablishment(at.Council, stations, at.Step.Rules.Guideline),
            .. CouncilReview.OfAbolition(at.Facts, stations, at.Step.Rules.Guideline),
        ];
    }
}
