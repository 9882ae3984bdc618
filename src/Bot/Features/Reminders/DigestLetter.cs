using KobanBot.Bot.Cards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>
/// 本日の対応事項 and what has become urgent as a mail, for whom Teams does not reach: the same lines as the card without its buttons, and nothing of
/// persons that the card does not say.
/// </summary>
internal static class DigestLetter
{
    private const string Instead = "TeamsでKobanBotに通知を送れなかったため、メールでお知らせしています。";
    private const string WayOn = "TeamsでKobanBotを開き「本日の対応」と送信すると、内容の確認と入力ができます。";
    private const string Link = "チャットで「本日の対応」を開く";

    /// <param name="unreachable">Whom nothing reaches: in whose place the reader hears.</param>
    public static Letter Of(Officer reader, Digest digest, ReaderView view, IReadOnlySet<OfficerId> unreachable, ChatLink chat)
    {
        var dose = DigestDose.Said(digest);
        var several = view.Councils.Count > 1 || view.Case.Offices.Count > 0;
        var card = DigestView.Of(new Drawing(Guid.Empty, UserId: null), reader, view, digest, dose, unreachable);
        var sections = Enum.GetValues<DigestSection>()
            .Select(section => new LetterSection(
                $"{DigestCard.Title(section)}（{DigestLines.Count(dose, section)}）",
                [
                    // A card groups what does not fit a phone; a mail has room.
                    .. DigestLines
                        .Of([.. dose.Own.Where(i => i.Section == section)], digest.Day, several, grouped: false, view.Reach)
                        .Concat(DigestLines.OfChief(dose, section, digest.Day, several, view.Reach))
                        .Select(Line),
                ]
            ))
            .Where(section => section.Lines.Count > 0);
        var page = new LetterPage
        {
            Title = "本日の対応事項",
            About = $"{JapaneseDate.Long(digest.Day)}　{card.Reader}",
            Notes = card.Note is { } note ? [note] : [],
            Sections =
            [
                .. sections,
                .. digest.Done.Count > 0
                    ?
                    [
                        new LetterSection(
                            $"前回通知以降の完了（{digest.Done.Count}）",
                            [.. digest.Done.Select(d => new LetterLine(d.Where, "", d.What))]
                        ),
                    ]
                    : Array.Empty<LetterSection>(),
            ],
            Closing = [Instead, WayOn],
            Link = LinkOf(chat),
        };
        return Of(reader, $"本日の対応事項（{digest.Items.Count}件）", page);
    }

    /// <summary>至急の対応事項, or a supervisor's question.</summary>
    public static Letter Of(Officer reader, MatterNoticeView matter, ChatLink chat)
    {
        var title = MatterNoticeCard.Title(matter);
        var page = new LetterPage
        {
            Title = title,
            About = matter.CouncilName,
            Notes =
            [
                MatterNoticeCard.Why(matter),
                .. matter.MeantFor is { } other ? [Shapes.InsteadOfSentence(other)] : Array.Empty<string>(),
            ],
            Sections = [new LetterSection($"対応が必要な事項（{matter.Lines.Count}）", [.. matter.Lines.Select(Line)])],
            Closing = [Instead, WayOn],
            Link = LinkOf(chat),
        };
        return Of(reader, $"{title}（{matter.Lines.Count}件）", page);
    }

    private static Letter Of(Officer reader, string subject, LetterPage page) =>
        new(reader.UserPrincipalName, subject, page.InWords()) { Html = page.InMarkup() };

    private static LetterLine Line(DigestLine line) => new(line.Text, line.Right, line.Below, line.Color is not null);

    private static (string, string)? LinkOf(ChatLink chat) => chat.To("本日の対応") is { } address ? (Link, address) : null;
}
