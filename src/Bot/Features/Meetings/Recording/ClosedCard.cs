using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <param name="Note">What happened, without members' names: chats outlive transfers.</param>
internal sealed record ClosedView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    MeetingId Meeting,
    string When,
    string Note,
    bool HasRecord
)
{
    /// <summary>What has become due with the record, as its review announced it: title, verb, and the subject of its flow.</summary>
    public IReadOnlyList<(string Title, string Verb, string Flow)> Duties { get; init; } = [];
}

/// <summary>What stays in the chat when a flow has ended or rests.</summary>
internal static class ClosedCard
{
    /// <summary>The neutral summary that stays in the chat when a flow has ended.</summary>
    public static AdaptiveCard Render(ClosedView view, string open = "記録を見る")
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Meeting.Value);
        return new AdaptiveCard
        {
            Speak = view.Note,
            Body = [.. Shapes.Heading("会議の記録", view.CouncilName), new AdaptiveTextBlock(view.When), Shapes.Note(view.Note)],
            Actions =
            [
                .. view.Duties.Select(d => new Buttons(view.Drawing, view.Council, d.Flow).Button(d.Title, d.Verb)),
                // Three titles are too wide for a phone.
                view.HasRecord
                    ? buttons.Button(open, MeetingVerbs.Show, secondary: view.Duties.Count > 1)
                    : buttons.Button("ホームを表示", MeetingVerbs.Home),
            ],
        };
    }

    /// <summary>Saved and closed: the way back in.</summary>
    public static AdaptiveCard RenderParked(ClosedView view, int version, string details) =>
        new()
        {
            Speak = view.Note,
            Body =
            [
                .. Shapes.Heading("会議の記録", view.CouncilName),
                new AdaptiveTextBlock(view.When),
                Shapes.Note(view.Note),
                Shapes.Small(details),
            ],
            Actions = [new Buttons(view.Drawing, view.Council, view.Meeting.Value, version).Button("入力を再開", RecordVerbs.Resume)],
        };
}
