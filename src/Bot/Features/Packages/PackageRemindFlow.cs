using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Packages;

/// <summary>未送付の署に連絡 of the offices above the stations.</summary>
internal sealed class PackageRemindFlow(SummaryReading summaries, ObligationRules rules) : IFlow
{
    private const int AtOnce = 8;
    private const string Reminded = "reminded";
    private const string RemindedBefore = "before";

    private readonly PackagesAbove _above = new(summaries, rules);

    public IReadOnlyList<Verb> Verbs => [new Changes(PackageVerbs.Remind, RemindAsync) { Audience = Audience.Above }];

    public IReadOnlyList<Effect> Effects =>
        [
            new(PackageVerbs.Remind, "6/2")
            {
                Writes = ["council.mark", "office.mark"],
                Audits = ["package.remind"],
                Messages = [MessageKind.PackageAsked],
            },
        ];

    /// <summary>One press, and each station that has not sent hears of it once a day; the same press asks nobody twice.</summary>
    private async Task<Reply> RemindAsync(Changing at, CancellationToken cancellation)
    {
        var step = at.Step;
        if (PackagesAbove.ScopeOf(step) is not { } scope)
        {
            return Replies.NotAllowed();
        }

        var packages = await _above.FindAsync(step, scope, cancellation);
        var asked = packages.NotSent.DistinctBy(l => l.Unit.Id).ToList();
        var outcomes = new Dictionary<StationId, string>();
        foreach (var some in asked.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(some.Select(line => RemindAsync(at, line, packages, cancellation)));
            foreach (var (line, answer) in some.Zip(answers))
            {
                outcomes[line.Unit.Id] = answer;
            }
        }

        // What a station owes for one that was merged into it is asked for with its own.
        var told = packages.NotSent.Where(l => outcomes[l.Unit.Id].Length > 0).Select(packages.KeyOf).ToList();
        await NoteAsync(at, told, cancellation);
        return Reply.Card(PackageListCard.Render(packages.View(told.Contains, NoteOf([.. outcomes.Values]))));
    }

    private static string NoteOf(IReadOnlyList<string> outcomes)
    {
        var (now, before, nobody) = (
            outcomes.Count(o => o == Reminded),
            outcomes.Count(o => o == RemindedBefore),
            outcomes.Count(o => o == "")
        );
        var note = (now, before) switch
        {
            (0, 0) => "",
            (0, _) => $"本日はすでに{before}署に連絡しています。急ぐ場合は電話等で連絡してください。",
            (_, 0) => $"{now}署の地域警察担当課（係）に連絡しました。",
            _ => $"{now}署の地域警察担当課（係）に連絡しました。ほかの{before}署には、本日すでに連絡しています。",
        };
        return nobody > 0 ? $"{note}{nobody}署は担当者が登録されていないため、電話等で連絡してください。"
            : note.Length == 0 ? "連絡する署はありません。"
            : note;
    }

    /// <summary>
    /// Notes with the person's own office whom he or she has asked today, so that the list need not read a council of each station for it. The
    /// councils' own marks decide; what a crash leaves out here is only offered once more.
    /// </summary>
    private static async Task NoteAsync(Changing at, List<string> keys, CancellationToken cancellation)
    {
        var step = at.Step;
        if (keys.Count > 0)
        {
            await at.ChangeOfficeAsync(
                PackagesAbove.OfficeOf(step),
                () => Reply.Sentence(""),
                _ => null, // The unit is one of today's posts.
                office => new OfficeResult(
                    new OfficeChange
                    {
                        Audit = step.Audit("package.remind", step.Today.ToString("O")),
                        Writes =
                        [
                            .. keys.Select(key => new OfficeWrite.PutReminderMark(
                                (
                                    office.Facts.ReminderMarks.FirstOrDefault(m => PackagesAbove.IsOf(m, key, step))
                                    ?? new ReminderMark(key, step.Officer.Id)
                                ) with
                                {
                                    NudgedOn = step.Today,
                                }
                            )),
                        ],
                    },
                    Reply.Sentence("")
                ),
                cancellation
            );
        }
    }

    private static async Task<string> RemindAsync(Changing at, PackageLine line, HalfAbove packages, CancellationToken cancellation)
    {
        var (step, key) = (at.Step, packages.KeyOf(line));
        var reply = await at.ChangeFromAboveAsync(
            line.Package.Councils[0].Council, // There is none without councils.
            () => Reply.Sentence(""),
            _ => null,
            facts =>
            {
                var to = facts.SectionOn(step.Today);
                var mark = facts.ReminderMarks.FirstOrDefault(m => PackagesAbove.IsOf(m, key, step));
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
                                        new MeetingId(Obligation.DaySubject(packages.Half.First))
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
}
