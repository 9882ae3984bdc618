using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What every card of the wizard has: whose draft it is, which version it shows, and what was typed.</summary>
internal sealed record RecordFrame
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required MeetingId Draft { get; init; }

    public required int Version { get; init; }

    public required RecordStep Step { get; init; }

    /// <summary>Which step it is and how many there are, without those that are skipped.</summary>
    public required (int Number, int Of) Progress { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    /// <summary>One line of explanation on top.</summary>
    public string? Note { get; init; }

    /// <summary>訂正 of which revision; null for a first record.</summary>
    public RevisedRecord? Revises { get; init; }

    /// <summary>The topic or feedback that is in the form.</summary>
    public string? Item { get; init; }

    /// <summary>From 0, where a step has several pages.</summary>
    public int Page { get; init; }

    /// <summary>Inputs into which something was typed: they stay on the card whatever is stored.</summary>
    public IReadOnlySet<string> Held { get; init; } = new HashSet<string>();

    /// <summary>What the inputs show of the stored draft (<see cref="SeenInputs"/>).</summary>
    public string Seen { get; init; } = "";

    /// <summary>The step was opened from the review, to correct something: one press leads back.</summary>
    public bool FromReview { get; init; }

    public Buttons Buttons => new(Drawing, Council, Draft.Value, Version);

    public string About => Revises is null ? CouncilName : $"{CouncilName}　第{Revises.Revision}版の訂正";

    /// <summary>Draws heading, note, body and footer; the parts between are the step's own.</summary>
    public AdaptiveCard Draw(string title, IEnumerable<AdaptiveElement> body, string? spoken = null)
    {
        return new AdaptiveCard
        {
            Speak = $"会議を記録。{Progress.Of}段階中{Progress.Number}、{title}{spoken}",
            Refresh = Buttons.Refresh(RecordVerbs.Refresh, [(RecordVerbs.StepKey, Step.ToString()), .. WayBack()]),
            Body = [.. Shapes.Heading(title, About, $"{Progress.Number}／{Progress.Of}"), .. NoteBox(), .. body],
            Actions = [.. Footer()],
        };
    }

    public IEnumerable<AdaptiveElement> NoteBox() => Note is null ? [] : [Shapes.Note(Note, Form.HasErrors ? "attention" : "accent")];

    /// <summary>A button that takes the step's inputs along.</summary>
    public AdaptiveExecuteAction Button(
        string title,
        string verb,
        string? style = null,
        bool secondary = false,
        params ReadOnlySpan<(string, string)> more
    ) => Buttons.Button(title, verb, style, secondary, more: [.. more, (RecordVerbs.StepKey, Step.ToString()), .. ItemData()]);

    private IEnumerable<AdaptiveAction> Footer()
    {
        if (FromReview)
        {
            yield return Button("確認に戻る", RecordVerbs.GoTo, style: "positive", more: (RecordVerbs.ToKey, nameof(RecordStep.Review)));
        }

        yield return Button("次へ", RecordVerbs.Next, style: FromReview ? null : "positive");
        if (Step != RecordStep.Basics)
        {
            yield return Button("戻る", RecordVerbs.Back);
        }

        yield return Button("保存して閉じる", RecordVerbs.Park, secondary: true);
        if (Step == RecordStep.Basics && Revises is null)
        {
            yield return Button("前回から複写", RecordVerbs.Copy, secondary: true);
        }

        yield return Cancel();
    }

    public AdaptiveExecuteAction Cancel() => Button("入力をやめる", RecordVerbs.AskCancel, secondary: true);

    private (string, string)[] ItemData() =>
        [
            .. Item is null ? [] : new[] { (RecordVerbs.ItemKey, Item) },
            .. Page == 0 ? [] : new[] { (RecordVerbs.PageKey, $"{Page}") },
            .. Seen.Length == 0 ? [] : new[] { (SeenInputs.Key, Seen) },
            .. WayBack(),
        ];

    private (string, string)[] WayBack() => FromReview ? [(RecordVerbs.ReviewKey, "1")] : [];
}
