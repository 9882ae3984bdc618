using KobanBot.Bot.Features.Histories;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>履歴 of a council, a member and an officer.</summary>
public sealed class TrailCardTests
{
    private static readonly CouncilFacts Facts = World.CentralFacts;

    private static readonly AuditEntry[] Lines =
    [
        Line(
            "letters.save",
            World.Section,
            0,
            "M0,M1",
            Value("member/M0", "letter", "", "2026-11-20"),
            Value("member/M1", "letter", "", "2026-11-20")
        ),
        Line("commission.save", World.Section, 60, "M9", Value("member/M9", "commission", "", "Replacement 2026-11-01/2027-03-31")),
        Line("record.report", World.SectionChief, 120, null, Value("meeting/2026-11-10", "state", "Confirmed", "ReportedToChief")),
        Line("lead.designate", World.Section, 180, "P2", Value("council", "lead", "P1 2024-04-01/", "P2 2026-11-01/")),
        Line("contacts.read", World.Lead, 240, "M0,M1"),
        Line("form.export", World.HqOfficer, 300, "MemberRoster") with
        {
            Before = "備付け",
        },
        Line("plan.save", World.Lead, 360, null, Value("plan/2026", "meetings", "2026-11-20", "2026-12-20、2027-02-01")),
        Line("dismissal.undo", World.Section, 420, "M3", Value("member/M3", "dismissed", "2026-11-24", "")) with
        {
            Before = "家庭の事情",
        },
    ];

    [Fact]
    public void Who_when_from_which_unit_what_old_and_new() =>
        Render(member: null, page: 0, today: new(2026, 11, 24)).ShouldBeApproved("council");

    [Fact]
    public void The_last_page_of_an_earlier_year() => Render(member: null, page: 1, today: new(2027, 5, 1)).ShouldBeApproved("earlier");

    [Fact]
    public void Of_one_member_alone() => Render(new MemberId("M1"), page: 0, today: new(2026, 11, 24)).ShouldBeApproved("member");

    [Fact]
    public void An_officers_postings_and_who_has_entered_them()
    {
        var moved = World.Second with
        {
            Assignments =
            [
                World.Second.Assignments[0] with
                {
                    Days = new DayRange(new(2024, 4, 1), new(2027, 3, 24)),
                },
                new Assignment(Role.OperatingOfficer, "K2", "東駐在所", new DayRange(new(2027, 3, 25), null)),
            ],
        };
        AuditEntry[] lines =
        [
            new(World.Now.AddYears(-1), ReadAudit.Operator, "rights.import", Guid.Empty),
            Line("officers.transfer", World.Section, 0, "K2") with
            {
                Before = "OperatingOfficer@K1:20240401-",
            },
        ];

        OfficerTrailCard.Render(OfficerTrailView.Of(Steps.Of(World.Section), moved, lines, Facts.Roster)).ShouldBeApproved("officer");
    }

    [Fact]
    public void Several_officers_of_one_name() =>
        OfficerTrailCard
            .Choose(new OfficerChoiceView(Steps.Of(World.Section).Draw(), "試験", [.. Facts.Roster.DistinctBy(r => r.Officer).Take(3)]))
            .ShouldBeApproved("officer-choose");

    private static AdaptiveCards.AdaptiveCard Render(MemberId? member, int page, DateOnly today)
    {
        var step = Steps.Of(World.Section) with { Now = JapanTime.At(today, new TimeOnly(10, 0)) };
        var at = new Sitting(step, Facts, Access.Of(World.Section, Facts, JapanTime.DayOf(World.Now)));
        var history = ChangeHistory.Of(new FiscalYear(2026), Lines, HistoryWords.IsTold, member, page);
        return TrailCard.Render(TrailView.Of(at, member is { } id ? Facts.Member(id) : null, history));
    }

    private static AuditedValue Value(string fact, string property, string before, string after) => new(fact, property, before, after);

    private static AuditEntry Line(string what, Officer by, int minutes, string? subject, params AuditedValue[] values) =>
        new(World.Now.AddMinutes(-minutes), by.Id, what, Guid.Empty, subject) { Values = values.Length == 0 ? null : values };
}
