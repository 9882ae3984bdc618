using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Fields;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;
using Request = KobanBot.Core.Obligations.MarkDone;

namespace KobanBot.Bot.Features.Obligations.Done;

/// <summary>済み: what is owed, on which day and how it was done; or who has entered it.</summary>
internal static class MarkDoneCard
{
    public static AdaptiveCard Render(MarkDoneView view)
    {
        var (kind, buttons) = (view.Obligation.Kind, new Buttons(view.Drawing, view.Council));
        var key = (ObligationVerbs.ObligationKey, view.Obligation.Key);
        return new AdaptiveCard
        {
            Speak = $"{view.Obligation.Trait.Name}。{ObligationWords.Title(kind)}",
            Refresh = buttons.Refresh(ObligationVerbs.Done, key),
            Body =
            [
                .. Shapes.Heading(ObligationWords.Title(kind), view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                new AdaptiveTextBlock(Shapes.Plain(view.Obligation.Sentence)) { Weight = "Bolder", Spacing = "Medium" },
                .. view.About is null ? [] : new AdaptiveElement[] { new AdaptiveTextBlock(Shapes.Plain(view.About)) { Spacing = "None" } },
                Shapes.Small($"{view.Obligation.Clauses}　{ObligationWords.Due(view.Obligation, view.Today)}"),
                .. Elsewhere(kind, buttons),
                .. view.MayMark ? [Entry(view)] : new AdaptiveElement[] { Shapes.Note(NotYours(view.Obligation)) },
            ],
            Actions =
            [
                .. view.MayMark
                    ? [buttons.Button(ObligationWords.Save(kind), MarkDoneFlow.Save, style: "positive", more: key)]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    public static AdaptiveCard RenderDone(DoneView view)
    {
        var (done, buttons) = (view.Done, new Buttons(view.Drawing, view.Council));
        var key = (ObligationVerbs.ObligationKey, done.KeyIn(view.Council));
        return new AdaptiveCard
        {
            Speak = $"{ObligationTraits.Of(done.Kind).Name}。{view.Note}",
            Refresh = buttons.Refresh(ObligationVerbs.Done, key),
            Body =
            [
                .. Shapes.Heading(ObligationTraits.Of(done.Kind).Name, view.CouncilName),
                Shapes.Note(view.Note, "good"),
                .. view.About is null ? [] : new AdaptiveElement[] { new AdaptiveTextBlock(Shapes.Plain(view.About)) },
                Shapes.Fact(Request.IsDecision(done.Kind) ? "決定した日" : "実施日", JapaneseDate.Long(done.Day)),
                Shapes.Fact(Request.IsDecision(done.Kind) ? "理由" : "方法", done.Means),
                Shapes.Fact("入力者", view.By),
                .. view.MayWithdraw
                    ? [Shapes.Small("取り消すと、この事項は未処理に戻ります。入力の記録は残ります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                .. view.MayWithdraw
                    ? [buttons.Button("取り消す", MarkDoneFlow.Undo, more: [key, (MarkDoneFlow.DayKey, done.Day.ToString("O"))])]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    private static AdaptiveContainer Entry(MarkDoneView view)
    {
        var (form, kind) = (view.Form, view.Obligation.Kind);
        var means = ObligationWords.Means(kind);
        var day = form.Value(MarkDoneForm.Day, view.Today.ToString("O"));
        return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = MarkDoneForm.Day,
                    Label = ObligationWords.Day(kind),
                    Value = day,
                }
            ),
            .. JapaneseDate.TryParse(day, out var shown) ? [Shapes.Small(JapaneseDate.Long(shown))] : Array.Empty<AdaptiveElement>(),
            .. means.Count == 0
                ? []
                : form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = MarkDoneForm.Means,
                        Label = "方法（必須）",
                        Choices = [.. means.Select(m => new AdaptiveChoice(m, m))],
                        Value = form.Value(MarkDoneForm.Means, means[0]),
                    }
                ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = MarkDoneForm.Note,
                    Label = ObligationWords.Note(kind),
                    MaxLength = LimitedText.Room(MarkDoneForm.NoteLength),
                    Value = form.Value(MarkDoneForm.Note, null),
                }
            ),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
    }

    private static string NotYours(Obligation obligation) =>
        obligation.CanBeEntered
            ? "この事項の入力は、あなたの現在の役割ではできません。"
            : $"この事項は、済みの入力では完了しません。必要なもの：{obligation.Trait.FulfilledBy}";

    /// <summary>What ends it by the facts, where there is such a way.</summary>
    private static IEnumerable<AdaptiveElement> Elsewhere(ObligationKind kind, Buttons buttons)
    {
        (string Title, string Verb)? way = kind switch
        {
            ObligationKind.MeetingRecord or ObligationKind.RegularMeeting => ("会議を記録", Meetings.Recording.RecordVerbs.Start),
            ObligationKind.MeetingPlan => ("開催計画", Meetings.Planning.PlanMeetingFlow.Open),
            ObligationKind.ChiefReport => ("会議一覧", MeetingVerbs.List),
            ObligationKind.TermEnd => ("再任・後任の検討", ObligationVerbs.Terms),
            _ => null,
        };
        if (way is { } other)
        {
            yield return new AdaptiveActionSet([buttons.Button(other.Title, other.Verb, withoutInputs: true)]) { Spacing = "Small" };
        }
    }
}
