using KobanBot.Bot.Graph.Installations;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Doctor;

/// <summary>
/// Whether the app can be installed for officers who have never opened it, and what came of it on the newest morning. Figures, no persons.
/// </summary>
internal sealed class InstallationCheck(MailCredential credential, IOfficeStore offices, IOptions<InstallationOptions> options)
    : IDoctorCheck
{
    private static readonly string[] Needed = ["TeamsAppInstallation.ReadWriteSelfForUser.All", "User.ReadBasic.All"];

    public string Name => "アプリの自動導入";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (!options.Value.IsOn)
        {
            return new Finding(Name, Verdict.Unused, "アプリを自動で導入しない設定です。");
        }

        var missing = Needed.Except(await GraphRoles.OfAsync(credential, cancellation)).ToList();
        if (missing.Count > 0)
        {
            return new Finding(
                Name,
                Verdict.Broken,
                $"{string.Join('、', missing)} の権限がありません。",
                "アプリケーションの権限を付与してください（docs/permissions.md）。"
            );
        }

        var counts = await NewestAsync(cancellation);
        var without = counts.Where(c => c.Outcome != InstallOutcome.Installed).ToList();
        var says =
            counts.Count == 0
                ? "権限があります。自動導入の対象になった人はいません。"
                : $"直近の通知では、{InstallationWords.Of(counts)}。";
        return without.Count == 0
            ? new Finding(Name, Verdict.Fine, says)
            : new Finding(Name, Verdict.Watch, says, string.Concat(without.Select(c => InstallationWords.Mend(c.Outcome))));
    }

    private async Task<IReadOnlyList<InstallationCount>> NewestAsync(CancellationToken cancellation)
    {
        var mornings = new List<OfficeMorning>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (await offices.FindAsync(unit, cancellation) is { Facts.Morning: { } morning })
            {
                mornings.Add(morning);
            }
        }

        var day = mornings.Select(m => (DateOnly?)m.Day).Max();
        return InstallationCount.Sum(mornings.Where(m => m.Day == day).SelectMany(m => m.Installations ?? []));
    }
}
