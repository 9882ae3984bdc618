using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Mail;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>
/// Whether the identity may use the mailboxes of what is switched on, and no others (docs/permissions.md). The right to one mailbox is Exchange's and
/// stands in no token, so the mailbox is asked; what the token carries, Entra has consented to for every mailbox of the organisation.
/// </summary>
internal sealed class GraphCheck(
    IMailboxProbe mailbox,
    MailCredential credential,
    IOptions<MailOptions> mail,
    IOptions<MeetingCalendarOptions> calendar
) : IDoctorCheck
{
    public string Name => "メールと予定表";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        Use[] used =
        [
            .. mail.Value.IsOn ? [new Use("Mail.Send", "Mail:Mailbox", mailbox.MayMailAsync)] : Array.Empty<Use>(),
            .. calendar.Value.IsOn
                ? [new Use("Calendars.ReadWrite", "MeetingCalendar:Mailbox", mailbox.MayEnterAsync)]
                : Array.Empty<Use>(),
        ];
        if (used.Length == 0)
        {
            return new Finding(Name, Verdict.Unused, "メールも予定表も使わない設定です。");
        }

        var ofAll = await GraphRoles.OfAsync(credential, cancellation);
        var found = (
            await Task.WhenAll(used.Select(async use => Of(use, await use.Ask(cancellation), ofAll.Contains(use.Permission))))
        ).ToList();
        var worst = found.Max(f => f.Verdict);
        var told = found.Where(f => f.Verdict == worst).ToList();
        return new Finding(
            Name,
            worst,
            string.Concat(told.Select(f => f.Says)),
            worst == Verdict.Fine ? null : string.Concat(told.Select(f => f.Mend).Distinct())
        );
    }

    private Finding Of(Use use, MailboxAnswer answer, bool isOfAll) =>
        answer switch
        {
            MailboxAnswer.Denied => new Finding(
                Name,
                Verdict.Broken,
                $"{use.Setting} のメールボックスに {use.Permission} の権限がありません。",
                "Exchange Online でそのメールボックスに限定した役割を割り当ててください。反映に1時間ほど掛かります（docs/permissions.md）。"
            ),
            MailboxAnswer.NotThere => new Finding(
                Name,
                Verdict.Broken,
                $"{use.Setting} のメールボックスが見付かりません。",
                "アドレスと、メールボックスの有無を確認してください。"
            ),
            MailboxAnswer.Unknown => new Finding(
                Name,
                Verdict.Watch,
                $"{use.Setting} のメールボックスが応答せず、確認できません。",
                "時間をおいてもう一度点検してください。"
            ),
            _ when isOfAll => new Finding(
                Name,
                Verdict.Watch,
                $"{use.Permission} が、組織の全てのメールボックスに許可されています。",
                "Entra での同意を取り消し、Exchange Online の役割だけを残してください（docs/permissions.md）。"
            ),
            _ => new Finding(Name, Verdict.Fine, $"{use.Setting} のメールボックスに {use.Permission} の権限があります。"),
        };

    private sealed record Use(string Permission, string Setting, Func<CancellationToken, Task<MailboxAnswer>> Ask);
}
