using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>委員を探す: one name across all councils of the reader, with a row for every council in which it stands.</summary>
internal static class FoundCard
{
    public const int MostRows = 10;

    public const string Name = "name";

    public static AdaptiveCard Render(FoundView view) =>
        new()
        {
            Speak = $"委員を探す。{view.Found.Count}件",
            Body =
            [
                .. Shapes.Heading(
                    "委員を探す",
                    view.Asked.Length == 0 ? "担当する連絡協議会" : $"「{Shapes.Plain(view.Asked)}」　{view.Found.Count}件"
                ),
                .. view is { Asked.Length: > 0, Found.Count: 0 }
                    ? [new AdaptiveTextBlock("当たる委員は、担当する連絡協議会の名簿にありません。")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Found.Take(MostRows).Select(f => Row(view, f)),
                .. view.Found.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Found.Count - MostRows}件あります。氏名を続けて入力すると絞り込めます。")]
                    : Array.Empty<AdaptiveElement>(),
                new AdaptiveTextInput
                {
                    Id = Name,
                    Label = "氏名、ふりがな（一部でも）",
                    MaxLength = 200, // As long as an import takes a name.
                    Value = view.Asked.Length > 0 ? view.Asked : null,
                },
            ],
            Actions =
            [
                new Buttons(view.Drawing).Button("探す", MemberVerbs.Find, style: "positive"),
                WayBack.Button(new Buttons(view.Drawing)),
            ],
        };

    private static AdaptiveColumnSet Row(FoundView view, FoundMember found)
    {
        var member = found.Member;
        var until =
            member.Newest?.InOffice?.To is { } last && member.InOfficeOn(view.Today)
                ? $"{JapaneseDate.WithoutWeekday(last)}まで"
                : "在任していません";
        return Shapes.Row(
            member.Name,
            $"{found.CouncilName}　{until}",
            "",
            new Buttons(view.Drawing, found.Council, member.Id.Value).Button(
                $"{found.CouncilName}の{member.Name}を表示",
                MemberVerbs.Show,
                withoutInputs: true
            )
        );
    }
}
