using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付, 送付する, 到着: how far the packages have come.</summary>
internal sealed class PackageListFlow(OfficeDesk desk, SummaryReading summaries, ObligationRules rules) : IFlow
{
    private readonly PackageReading _reading = new(desk, rules);
    private readonly PackagesAbove _above = new(summaries, rules);

    public IReadOnlyList<Verb> Verbs => [new Reads(PackageVerbs.List, ListAsync) { Audience = Audience.Station | Audience.Above }];

    public IReadOnlyList<Effect> Effects =>
        [
            // A station with its councils; of the offices above themselves, the list of stations and one range for each.
            new(PackageVerbs.List, "4/0, 5/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(PackageVerbs.List, "半期の送付の状況を表示し、送付書類を作成します。", "半期の送付", "はんきのそうふ")
            {
                Audience = Audience.Station | Audience.Above,
                Signs = ["半期 送付|提出|送り|送る|報告|写し", "本部|方面 送付|提出|送る|送り", "記録簿|様式 写し"],
            },
            new(PackageVerbs.List, "半期の書類の送付を入力します。", "送付する", "送付を入力", "送付書")
            {
                Audience = Audience.Station,
                With = [(PackageVerbs.OnlyKey, PackageVerbs.OpenOnly)],
                IsListed = false,
            },
            new(PackageVerbs.List, "送付されて到着していない半期の書類を表示します。", "到着", "とうちゃく", "到着を入力")
            {
                Audience = Audience.Above,
                With = [(PackageVerbs.OnlyKey, PackageVerbs.WayOnly)],
                IsListed = false,
            },
        ];

    private async Task<Reply> ListAsync(Reading at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (PackagesAbove.ScopeOf(step) is { } scope)
        {
            var packages = await _above.FindAsync(step, scope, cancellation);
            var office = await at.OfficeAsync(PackagesAbove.OfficeOf(step), cancellation);
            return Reply.Card(
                PackageListCard.Render(packages.View(key => office?.Facts is { } facts && PackagesAbove.IsAsked(facts, key, step)))
            );
        }

        var unit = step.Officer.On(step.Today).FirstOrDefault(a => Audience.Station.HasFlag(Audiences.Of(a.Role)))?.Unit ?? "";
        var all = await _reading.OfStationAsync(at, unit, cancellation);
        var open = all.Where(p => p is { MaySend: true, Open.Leg: 1 }).ToList();
        return step.Data.Text(PackageVerbs.OnlyKey) == PackageVerbs.OpenOnly && open.Count == 1
            ? Reply.Card(PackageCard.Render(PackageView.Of(step, open[0], rules.Guideline)))
            : Reply.Card(
                PackageListCard.Render(
                    new PackageListView(
                        step.Draw(),
                        step.Officer.On(step.Today).FirstOrDefault(a => a.Unit == unit)?.UnitName ?? "",
                        [.. all.Select(p => Row(p, step.Today))]
                    )
                )
            );
    }

    private static PackageRow Row(PackageCase found, DateOnly today) =>
        new(
            found.Address,
            $"{found.Address.Half}{(found.Address.Owed == found.Address.Unit ? "" : $"（旧{found.OwedName}分）")}",
            PackageWords.Where(found.Newest, today),
            PackageLine.StateOf(found.Newest, found.Entered is not null)
        );
}
