using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付, 送付する, 到着: how far the packages have come, and 未送付の署に連絡 of the offices above.</summary>
internal sealed class PackageListFlow(OfficeDesk desk, SummaryReading summaries, ObligationRules rules) : IFlow
{
    private const int AtOnce = 8;
    private const string Reminded = "reminded";
    private const string RemindedBefore = "before";

    private readonly PackageReading _reading = new(desk, rules);

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(PackageVerbs.List, ListAsync) { Audience = Audience.Station | Audience.Above },
            new Changes(PackageVerbs.Remind, RemindAsync) { Audience = Audience.Above },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            // A station with its councils; of the offices above the list of stations and one range for each.
            new(PackageVerbs.List, "4/0"),
            new(PackageVerbs.Remind, "5/1")
            {
                Writes = ["council.mark"],
                Audits = ["package.remind"],
                Messages = [MessageKind.PackageAsked],
            },
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
        if (ScopeOf(step.Officer, step.Today) is { } scope)
        {
            var (half, lines) = await LinesAsync(step, scope, cancellation);
            return Reply.Card(PackageListCard.Render(AboveView(step, scope, half, lines, note: null)));
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

    /// <summary>One press, and each station that has not sent hears of it once a day; the same press asks nobody twice.</summary>
    private async Task<Reply> RemindAsync(Changing at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (ScopeOf(step.Officer, step.Today) is not { } scope)
        {
            return Replies.NotAllowed();
        }

        var (half, lines) = await LinesAsync(step, scope, cancellation);
        var asked = lines.Where(l => l.State == PackageState.NotSent).DistinctBy(l => l.Unit.Id).ToList();
        var outcomes = new List<string>();
        foreach (var some in asked.Chunk(AtOnce))
        {
            outcomes.AddRange(await Task.WhenAll(some.Select(line => RemindAsync(at, line, half, cancellation))));
        }

        var (now, before) = (outcomes.Count(o => o == Reminded), outcomes.Count(o => o == RemindedBefore));
        var note = (now, before) switch
        {
            (0, 0) => "連絡する署はありません。",
            (0, _) => $"本日はすでに{before}署に連絡しています。急ぐ場合は電話等で連絡してください。",
            (_, 0) => $"{now}署の地域警察担当課（係）に連絡しました。",
            _ => $"{now}署の地域警察担当課（係）に連絡しました。ほかの{before}署には、本日すでに連絡しています。",
        };
        return Reply.Card(PackageListCard.Render(AboveView(step, scope, half, lines, note)));
    }

    private static async Task<string> RemindAsync(Changing at, PackageLine line, HalfYear half, CancellationToken cancellation)
    {
        var (step, key) = (
            at.Step,
            $"{ObligationKind.HalfYearSubmission}|{line.Unit.Id}|{line.Owed.Station}|{Obligation.DaySubject(half.First)}"
        );
        var reply = await at.ChangeFromAboveAsync(
            line.Package.Councils[0].Council, // There is none without councils.
            () => Reply.Sentence(""),
            _ => null,
            facts =>
            {
                var to = facts.SectionOn(step.Today);
                var mark = facts.ReminderMarks.FirstOrDefault(m => m.Key == key && m.Officer == step.Officer.Id);
                if (to.Count == 0 || mark?.NudgedOn == step.Today)
                {
                    return Reply.Sentence(to.Count == 0 ? "" : RemindedBefore);
                }

                var audit = step.Audit("package.remind", key);
                return new StepResult(
                    new CouncilChange
                    {
                        Audit = audit,
                        Writes =
                        [
                            new CouncilWrite.PutReminderMark(
                                (mark ?? new ReminderMark(key, step.Officer.Id)) with
                                {
                                    NudgedOn = step.Today,
                                }
                            ),
                        ],
                        Messages =
                        [
                            .. to.Select(
                                (officer, i) =>
                                    new OutgoingMessage(
                                        CommandSteps.MessageOf(audit, i + 1),
                                        officer.Officer,
                                        MessageKind.PackageAsked,
                                        new MeetingId(Obligation.DaySubject(half.First))
                                    )
                                    {
                                        From = step.Officer.Id,
                                    }
                            ),
                        ],
                    },
                    Reply.Sentence(Reminded)
                );
            },
            cancellation
        );
        return reply.Text;
    }

    private PackageListView AboveView(Step step, SummaryScope scope, HalfYear half, IReadOnlyList<PackageLine> lines, string? note)
    {
        var isWayOnly = step.Data.Text(PackageVerbs.OnlyKey) == PackageVerbs.WayOnly;
        var offices = PackageCase.OfficesOf(step.Officer, step.Today);
        return new PackageListView(
            step.Draw(),
            $"{(scope.Level == ScopeLevel.Prefecture ? "全方面" : Areas.Find(scope.Unit)?.Japanese())}　{half}",
            [
                .. lines
                    .Where(l => !isWayOnly || l.State == PackageState.OnItsWay)
                    .OrderBy(l => l.State)
                    .Select(l => new PackageRow(
                        new PackageAddress(l.Unit.Id, l.Owed.Station, half),
                        l.Unit.Id == l.Owed.Station ? l.Owed.Name : $"旧{l.Owed.Name}（{PackageReading.NameOn(l.Unit, half.Next)}）",
                        PackageWords.Where(l.Newest, step.Today),
                        l.State
                    )),
            ]
        )
        {
            Half = half,
            Newest = NewestOf(step.Today),
            All = lines.Count,
            // Each office counts what has come to it.
            Received = lines.Count(l =>
                l.Newest is { Stands: true } d && d.Legs.Any(leg => leg.ReceivedOn is not null && offices.Any(leg.To.IsSameAs))
            ),
            NotSent = lines.Count(l => l.State == PackageState.NotSent),
            IsLate = step.Today > half.FollowingMonth(rules.Guideline.SubmissionDay),
            IsWayOnly = isWayOnly,
            Page = step.Data.Number(PackageVerbs.PageKey) ?? 0,
            Note = note,
        };
    }

    private async Task<(HalfYear Half, IReadOnlyList<PackageLine> Lines)> LinesAsync(
        Step step,
        SummaryScope scope,
        CancellationToken cancellation
    )
    {
        var newest = NewestOf(step.Today);
        var half =
            JapaneseDate.TryParse(step.Data.Text(PackageVerbs.HalfKey), out var first)
            && HalfYear.Of(first, rules.Guideline.HalfYears) is var asked
            && asked <= newest
                ? asked
                : newest;
        return (half, PackageOverview.Of(await summaries.CaseAsync(scope, SummaryPeriod.Of(half), asOf: null, step.Today, cancellation)));
    }

    /// <summary>The newest half that can be prepared.</summary>
    private HalfYear NewestOf(DateOnly today)
    {
        var half = HalfYear.Of(today, rules.Guideline.HalfYears);
        return half.FollowingMonth(rules.Guideline.SubmissionDay).AddDays(-rules.Settings.SubmissionOpensDays) <= today
            ? half
            : half.Previous;
    }

    private static SummaryScope? ScopeOf(Officer officer, DateOnly today) =>
        SummaryAccess.Of(officer, today).Scopes.FirstOrDefault(s => s.Level is ScopeLevel.Prefecture or ScopeLevel.Area);

    private static PackageRow Row(PackageCase found, DateOnly today) =>
        new(
            found.Address,
            $"{found.Address.Half}{(found.Address.Owed == found.Address.Unit ? "" : $"（旧{found.OwedName}分）")}",
            PackageWords.Where(found.Newest, today),
            PackageLine.StateOf(found.Newest, found.Entered is not null)
        );
}
