using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>After saving: what is kept now, and what the guideline still asks for.</summary>
internal static class MeasureSavedCard
{
    public static AdaptiveCard Render(RecordMeasureView view)
    {
        var (request, buttons) = (view.Request, RecordMeasureCard.ButtonsOf(view));
        return new AdaptiveCard
        {
            Speak = request.IsOpen ? "措置状況を記録しました" : "措置状況を記録しました。この要望は完了です",
            Body =
            [
                .. Shapes.Heading("措置状況", view.CouncilName),
                Shapes.Note(
                    request.IsOpen
                        ? "措置状況を記録しました。"
                        : "措置状況を記録しました。措置が終わり、参加者に連絡済みのため、この要望は完了です。",
                    "good"
                ),
                .. RecordMeasureCard.About(view),
                Shapes.Fact("措置状況", MeetingWords.Of(request.Entry.Status)),
                .. Filled("措置の内容", request.Entry.Measure),
                .. Filled("担当", request.Entry.PersonInCharge),
                .. Filled("参加者への連絡日", request.ToldOn is { } told ? JapaneseDate.Long(told) : ""),
                .. Filled("次回確認日", request.NextReview is { } next ? JapaneseDate.Long(next) : ""),
                .. view.Findings.Select(f => FindingBox.Draw(f)),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                buttons.Button("要望一覧", RecordMeasureFlow.List),
                .. request.IsOpen ? [buttons.Button("続けて修正", ObligationVerbs.Measure)] : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Filled(string label, string text) => text.Length == 0 ? [] : [Shapes.Fact(label, text)];
}
