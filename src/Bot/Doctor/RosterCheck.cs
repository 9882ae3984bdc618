using KobanBot.Core.Facts;

namespace KobanBot.Bot.Doctor;

/// <summary>Whether anything was imported, and how many of the last morning's readers were out of reach. Figures, no persons.</summary>
internal sealed class RosterCheck(IOfficeStore offices) : IDoctorCheck
{
    public string Name => "名簿と到達";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var (units, mornings) = (0, new List<(string Unit, OfficeMorning Morning)>());
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            units++;
            if (await offices.FindAsync(unit, cancellation) is { Facts.Morning: { } morning })
            {
                mornings.Add((unit, morning));
            }
        }

        if (units == 0)
        {
            return new Finding(Name, Verdict.Broken, "所属が一つも登録されていません。", "組織と勤務員を取り込んでください（import）。");
        }

        var day = mornings.Select(m => (DateOnly?)m.Morning.Day).Max();
        if (day is null)
        {
            return new Finding(Name, Verdict.Fine, $"{units}所属が登録されています。通知は、まだ送っていません。");
        }

        var without = mornings.Where(m => m.Morning.Day == day && m.Morning.Unreachable > 0).ToList();
        return without.Count == 0
            ? new Finding(Name, Verdict.Fine, $"{units}所属が登録されています。直近の通知は全員に届いています。")
            : new Finding(
                Name,
                Verdict.Watch,
                $"{units}所属のうち{without.Count}所属で、合わせて{without.Sum(m => m.Morning.Unreachable)}人に通知が届いていません（{string.Join('、', without.Select(m => m.Unit).Take(5))}）。",
                "その所属でアプリがインストールされているか、本人が一度開いたかを確認してください。"
            );
    }
}
