using System.Text;
using KobanBot.Bot.Desks;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>本日の対応事項 as a mail, for whom Teams does not reach: the same lines without buttons, and nothing of persons.</summary>
internal static class DigestLetter
{
    public static Letter Of(Officer reader, Digest digest, ReaderView view)
    {
        var several = view.Councils.Count > 1 || view.Case.Offices.Count > 0;
        var text = new StringBuilder();
        text.AppendLine($"本日の対応事項　{JapaneseDate.Long(digest.Day)}").AppendLine();
        var dose = DigestDose.Said(digest);
        foreach (var section in Enum.GetValues<DigestSection>())
        {
            List<DigestLine> lines =
            [
                .. DigestLines.Of([.. dose.Own.Where(i => i.Section == section)], digest.Day, several, grouped: false, view.Reach),
                .. DigestLines.OfChief(dose, section, digest.Day, several, view.Reach),
            ];
            if (lines.Count == 0)
            {
                continue;
            }

            text.AppendLine($"■ {DigestCard.Title(section)}（{DigestLines.Count(dose, section)}）");
            foreach (var line in lines)
            {
                text.AppendLine(line.Right.Length > 0 ? $"・{line.Text}（{line.Right}）　{line.Below}" : $"・{line.Text}　{line.Below}");
            }

            text.AppendLine();
        }

        text.AppendLine("TeamsでKobanBotに通知を送れなかったため、メールでお知らせしています。");
        text.AppendLine("TeamsでKobanBotを開き「本日の対応」と送信すると、内容の確認と入力ができます。");
        return new Letter(reader.UserPrincipalName, $"本日の対応事項（{digest.Items.Count}件）", text.ToString().ReplaceLineEndings("\n"));
    }
}
