using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <param name="Doubts">What is doubtful about the stored day and times.</param>
internal sealed record BasicsView(RecordFrame Frame, MeetingContent Content, DateOnly? FromPlan, IReadOnlyList<Finding> Doubts);

/// <summary>Step 1: kind, day, time, place.</summary>
internal static class BasicsCard
{
    public static AdaptiveCard Render(BasicsView view)
    {
        var (form, content) = (view.Frame.Form, view.Content);
        return view.Frame.Draw(
            "会議を記録",
            [
                .. BasicsFields.Kind.Draw(form, content),
                .. content.Kind == MeetingKind.Extraordinary ? ClosingFields.Occasion.Draw(form, content) : [],
                .. BasicsFields.Date.Draw(form, content),
                .. Doubts(view, BasicsFields.Date),
                new AdaptiveColumnSet([
                    new AdaptiveColumn([.. BasicsFields.Start.Draw(form, content), .. Doubts(view, BasicsFields.Start)]),
                    new AdaptiveColumn([.. BasicsFields.End.Draw(form, content), .. Doubts(view, BasicsFields.End)]),
                ]),
                .. BasicsFields.Place.Draw(form, content),
                .. BasicsFields.Form.Draw(form, content),
                .. view.FromPlan is null
                    ? Array.Empty<AdaptiveElement>()
                    : [Shapes.Small("開催計画から転記しました。異なる箇所のみ修正してください。")],
            ],
            "。基本"
        );
    }

    /// <summary>A record may be prepared on the eve, so a day to come is no error yet.</summary>
    private static bool IsWrong(Finding doubt) => doubt is { Level: FindingLevel.Hard, Code: not "record.date-in-future" };

    /// <summary>Of what is stored; while something is typed over it, that is not known to be doubtful.</summary>
    private static IEnumerable<AdaptiveElement> Doubts(BasicsView view, InputField<MeetingContent> field) =>
        view.Frame.Form.Typed.Count > 0
            ? []
            : view
                .Doubts.Where(d => BasicsForm.FieldOf(d) == field.Id)
                .Select(d => IsWrong(d) ? Shapes.FieldError(d.Sentence) : Shapes.FieldDoubt(d.Sentence));
}
