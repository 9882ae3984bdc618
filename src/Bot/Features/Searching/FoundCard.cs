using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Search;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Searching;

/// <summary>
/// What was found, as a card that may be sent to anybody: council, day and state from closed sets, and nothing that a person has typed. Whoever
/// may read more opens it in his or her own chat.
/// </summary>
internal static class FoundCard
{
    public static SearchResult Result(FoundView view) => SearchResult.Of(Render(view), Title(view.Found), Why(view.Found));

    public static AdaptiveCard Render(FoundView view)
    {
        var found = view.Found;
        var words = Words(found);
        return new AdaptiveCard
        {
            Speak = $"{Title(found)}。{found.Council.Name}",
            Body =
            [
                .. Shapes.Heading(Title(found), found.Kind == FoundKind.Council ? null : Shapes.Plain(found.Council.Name)),
                .. Facts(view).Select(f => Shapes.Fact(f.Label, f.Text)),
                Shapes.Small($"内容は、権限のある方がKobanBotとの個人チャットで「{words}」と送信すると確認できます。"),
            ],
            Actions = view.Link.To(words) is { } address ? [new AdaptiveOpenUrlAction(address) { Title = "KobanBotで開く" }] : null,
        };
    }

    /// <summary>The first line in the list.</summary>
    public static string Title(Found found) =>
        found switch
        {
            { Meeting: { } meeting } => MeetingWords.When(meeting.Kind, meeting.Date),
            { Planned: { } planned } => $"{MeetingWords.When(MeetingKind.Regular, planned.Date)}（予定）",
            { Request: { } request } => $"要望　{MeetingWords.Of(request.Entry.Field)}　{MeetingWords.Of(request.Entry.Status)}",
            _ => found.Council.Name,
        };

    /// <summary>The second line in the list: why it was found.</summary>
    public static string Why(Found found)
    {
        var why = found.In == FoundIn.Own ? Own(found) : $"{Label(found.In)}：{found.Excerpt}";
        return found.Kind == FoundKind.Council ? why : $"{found.Council.Name}　{why}";
    }

    private static string Own(Found found) => found.Kind == FoundKind.Council ? "担当の連絡協議会" : "今後の予定";

    private static string Label(FoundIn where) =>
        where switch
        {
            FoundIn.Name => "名称",
            FoundIn.Station => "警察署",
            FoundIn.PoliceBox => "交番・駐在所",
            FoundIn.Purpose => "目的",
            FoundIn.Day => "開催日",
            FoundIn.Kind => "種別",
            FoundIn.Place => "場所",
            FoundIn.Topic => "議題",
            FoundIn.Text => "要望",
            FoundIn.Field => "分野",
            FoundIn.Status => "措置状況",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static IEnumerable<(string Label, string Text)> Facts(FoundView view)
    {
        var (found, council) = (view.Found, view.Found.Council);
        if (found.Kind == FoundKind.Council)
        {
            yield return ("種別", FormWords.Of(council.Kind));
        }

        if (council.AnsweringOn(view.Today) is { } station)
        {
            yield return ("警察署", station.Name);
        }

        if (found.Meeting is { } meeting)
        {
            yield return ("状態", MeetingWords.Of(meeting.State));
        }

        if (found.Planned is { Start: { } start })
        {
            yield return ("開始予定", $"{start:HH:mm}");
        }

        if (found.Request is { } request)
        {
            yield return ("会議の開催日", JapaneseDate.Long(request.MeetingDate));
        }
    }

    /// <summary>What leads to it in the chat.</summary>
    private static string Words(Found found) =>
        found.Kind switch
        {
            FoundKind.Council => "協議会の内容",
            FoundKind.Planned => "開催計画",
            FoundKind.Record => $"会議を見る {found.Day:yyyy/MM/dd}",
            FoundKind.Request => "要望一覧",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
