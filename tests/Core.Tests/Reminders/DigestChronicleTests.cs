using System.Text;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Support.Cards;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>
/// What each reader of one council is told on which working day, over a year, if each digest arrives; what waits, what comes, and
/// what a supervisor sees. Made to be read beside RULES 2.7 and the stages of the settings.
/// </summary>
public sealed class DigestChronicleTests
{
    private static readonly OfficerId[] Persons = [Lead, Second, Section, SectionChief, Supervisor, StationChief];

    private static readonly CouncilFacts Bare = Base with { Plans = [], Meetings = [], Fulfilments = [] };

    [Fact]
    public void Of_a_council_that_keeps_most_of_its_days()
    {
        var text = new StringBuilder();
        var (facts, ledgers) = (Bare, Persons.ToDictionary(p => p, _ => Ledger.Empty));
        for (var day = D("2025-03-28"); day <= D("2026-04-30"); day = day.AddDays(1))
        {
            facts = ChronicleTests.Busy().Where(l => D(l.Day) == day).Aggregate(facts, (f, l) => l.Deed(f));
            if (!ReminderRules.Default.Calendar.IsWorkingDay(day))
            {
                continue;
            }

            var open = OpenItems.Of(facts, day, ReminderRules.Default, Nobody);
            var candidates = Candidates.Of(facts, open, day, ReminderRules.Default).ToHashSet();
            foreach (var person in Persons)
            {
                var digest = facts.Digest(person, day, ledgers[person]);
                if (!digest.IsDue)
                {
                    continue;
                }

                candidates.ShouldContain(person);
                text.Append($"{day:yyyy-MM-dd} {person}\n");
                foreach (var item in digest.Items.Where(i => i.IsNew))
                {
                    text.Append($"    {item.Section} {item.Stage.Code} {item.Rung.Level} {item.Key} {item.LastTold:yyyy-MM-dd}\n");
                }

                text.Append(digest.Done.Count == 0 ? "" : $"    done {string.Join(", ", digest.Done.Select(d => d.Key))}\n");
                ledgers[person] = digest.Next;
            }
        }

        Approved.Text(text.ToString(), "busy");
    }

    [Theory]
    [InlineData("2025-05-01", "plan")]
    [InlineData("2025-07-01", "held")]
    [InlineData("2026-02-20", "left")]
    [InlineData("2027-01-15", "terms")]
    public void What_is_due_soon_and_who_will_hear_of_it(string today, string state)
    {
        var day = D(today);
        var facts = ChronicleTests.Busy().Where(l => D(l.Day) <= day).Aggregate(Bare, (f, l) => l.Deed(f));
        var text = new StringBuilder();
        foreach (var item in DueSoon.Of(facts, day, ReminderRules.Default))
        {
            text.Append($"{item.Obligation.Target:yyyy-MM-dd} {item.Obligation.Key} {string.Join('→', item.Chain)}\n");
        }

        var readers = Persons.Select(facts.Officer).ToList();
        foreach (var line in ReminderForecast.Of(facts.Forecast([.. readers]), day, ReminderRules.Default))
        {
            text.Append($"{line.Day:yyyy-MM-dd} {line.Reader} {line.Item.Stage.Code} {line.Item.Key}\n");
        }

        Approved.Text(text.ToString(), state);
    }

    [Fact]
    public void What_waits_for_whom()
    {
        var draft = Draft("D1", D("2026-06-10")) with { State = DraftState.AwaitingLead };
        var returned = Draft("D2", null) with { ReturnReason = "場所" };
        var facts = Base with
        {
            Drafts = [draft, returned, Draft("D3", null)],
            Meetings =
            [
                Record("R1", D("2026-05-20")) with
                {
                    State = RecordState.Confirmed,
                    Supplement = new SupplementRequest(Section, "出席者", new DateTimeOffset(2026, 6, 2, 20, 0, 0, TimeSpan.Zero)),
                },
            ],
            SupportRequests =
            [
                new SupportRequest
                {
                    Id = "S1",
                    Text = "町役場との調整",
                    By = Lead,
                    At = new DateTimeOffset(2026, 6, 3, 0, 0, 0, TimeSpan.Zero),
                },
                new SupportRequest
                {
                    Id = "S2",
                    Text = "学校との調整",
                    By = Lead,
                    At = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
                    Status = SupportStatus.InProgress,
                },
            ],
        };
        (string Name, CouncilAccess Access)[] all =
        [
            (
                "lead",
                new()
                {
                    Read = true,
                    Edit = true,
                    Lead = true,
                }
            ),
            ("officer", new() { Read = true, Edit = true }),
            (
                "on behalf",
                new()
                {
                    Read = true,
                    Section = true,
                    OnBehalf = true,
                }
            ),
            ("section", new() { Read = true, Section = true }),
            ("supervisor", new() { Read = true, Supervises = true }),
        ];
        var text = new StringBuilder();
        foreach (var (name, access) in all)
        {
            text.Append($"{name}\n");
            foreach (var item in WaitingItems.Of(facts, access))
            {
                text.Append($"    {item.Key} {item.Version} {item.Where} {item.Sentence}（{item.Clauses}）\n");
            }
        }

        var candidates = Candidates.Of(facts, [], Day, ReminderRules.Default).Distinct().Select(o => o.Value);
        text.Append($"candidates {string.Join(' ', candidates)}\n");
        text.Append(
            $"of support {string.Join(' ', Candidates.Of(facts with { Drafts = [], Meetings = [] }, [], Day, ReminderRules.Default).Distinct())}\n"
        );
        text.Append($"of nothing {Candidates.Of(Base, [], Day, ReminderRules.Default).Count()}\n");
        Approved.Text(text.ToString(), "waiting");
    }
}
