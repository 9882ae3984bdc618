using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Dismiss;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>解嘱, and the two notices about obligations that come outside of the digest.</summary>
public sealed class DismissCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Section).Draw();
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly CouncilFacts Facts = World.EastFacts;

    private static readonly DismissMember Request = new(
        Facts.Members[0].Id,
        Today,
        new DismissalGrounds(DismissalReason.MovedAway) { Text = "市外への転居", ResidenceOutside = true }
    )
    {
        MisuseFeared = true,
    };

    private static readonly CouncilFacts After = Facts.After(
        new CouncilChange
        {
            Audit = new AuditEntry(World.Now, World.SectionChief.Id, "test", Guid.Empty),
            Writes = [new CouncilWrite.PutMember(Decided)],
        }
    );

    private static Member Decided =>
        ((Core.Outcome<Member>.Accepted)Request.Decide(Facts, new CouncilAccess { Read = true, Section = true })).Value;

    [Fact]
    public void Whom_and_what_is_not_settled() => List(After).ShouldBeApproved("list");

    [Fact]
    public void Nothing_is_under_way() => List(Facts, "委員を選択してください。").ShouldBeApproved("list-none");

    [Fact]
    public void Who_is_considered() => List(Facts, considered: [(Facts.Members[1], Today.AddDays(-7))]).ShouldBeApproved("list-considered");

    [Fact]
    public void What_is_considered_is_on_the_form_again() =>
        DismissCard
            .Render(
                Entry with
                {
                    Considered = Today.AddDays(-7),
                    Form = DismissForm.Of(
                        new DismissalGrounds(DismissalReason.MovedAway)
                        {
                            Text = "市外への転居の予定",
                            RequestedOn = Today.AddDays(-8),
                            ResidenceOutside = true,
                            ParticipationUnlikely = true,
                        }
                    ),
                }
            )
            .ShouldBeApproved("considered");

    [Fact]
    public void Before_anything_is_entered() => DismissCard.Render(Entry).ShouldBeApproved("entry");

    [Fact]
    public void With_what_the_guideline_says() =>
        DismissCard
            .Render(
                Entry with
                {
                    Findings = Request.Review(Facts, GuidelineSettings.Default),
                    Note = "まだ記録していません。内容を確認し、よければ「解嘱を記録」を押してください。",
                    Form = FormState.Clean with
                    {
                        Typed = new Dictionary<string, string>
                        {
                            [DismissForm.Day] = "2026-11-24",
                            [DismissForm.Reason] = "MovedAway",
                            [DismissForm.Text] = "市外への転居",
                            [DismissForm.Moved] = "residence",
                            [DismissForm.Misuse] = "true",
                        },
                    },
                }
            )
            .ShouldBeApproved("review");

    [Fact]
    public void With_errors() =>
        DismissCard
            .Render(
                Entry with
                {
                    Note = Replies.CheckInput,
                    Form = DismissForm
                        .Read(CardData.Of(new Dictionary<string, string> { [DismissForm.Day] = "来年" }), Facts.Members[0].Id)
                        .State,
                }
            )
            .ShouldBeApproved("errors");

    [Fact]
    public void What_is_left_to_do() => DismissedCard.Render(Dismissed).ShouldBeApproved("dismissed");

    [Fact]
    public void After_the_notice_only_the_letter_is_left() =>
        DismissedCard.Render(Told with { Note = "通知を記録しました。" }).ShouldBeApproved("notified");

    [Fact]
    public void A_supervisor_reads() => DismissedCard.Render(Told with { MayWrite = false }).ShouldBeApproved("read-only");

    [Fact]
    public void Urgent_news() => Notice(MessageKind.Urgent).ShouldBeApproved("notice-urgent");

    [Fact]
    public void Urgent_news_in_the_place_of_somebody_else() =>
        MatterNoticeCard
            .Render(
                MatterNoticeCard.View(
                    After,
                    Message(MessageKind.Urgent) with
                    {
                        To = World.StationChief.Id,
                        Unreached = [World.Section.Id],
                    },
                    World.StationChief,
                    Ledger.Empty,
                    World.Now,
                    ReminderRules.Default
                )! with
                {
                    Drawing = Drawing,
                }
            )
            .ShouldBeApproved("notice-urgent-instead");

    [Fact]
    public void What_a_supervisor_asks_about() => Notice(MessageKind.Nudge).ShouldBeApproved("notice-nudge");

    [Fact]
    public void What_is_settled_by_then_is_not_said() =>
        MatterNoticeCard
            .View(Facts, Message(MessageKind.Urgent), World.Section, Ledger.Empty, World.Now, ReminderRules.Default)
            .ShouldBeNull();

    private static OutgoingMessage Message(MessageKind kind) =>
        new(Guid.Empty, World.Section.Id, kind, Core.Facts.MeetingId.None)
        {
            Obligations = [.. Open.Where(o => UrgentNews.IsUrgent(o, Today)).Select(o => o.Key)],
            From = kind == MessageKind.Nudge ? World.SectionChief.Id : null,
        };

    private static IReadOnlyList<Obligation> Open => ObligationPlanner.Of(After, Today, ObligationRules.Default);

    private static AdaptiveCard Notice(MessageKind kind) =>
        MatterNoticeCard.Render(
            MatterNoticeCard.View(After, Message(kind), World.Section, Ledger.Empty, World.Now, ReminderRules.Default)! with
            {
                Drawing = Drawing,
            }
        );

    private static DismissView Entry =>
        new()
        {
            IsInOffice = true,
            Drawing = Drawing,
            Council = World.East,
            CouncilName = Facts.Council.Name,
            Member = Facts.Members[0],
            Today = Today,
            Attendance = [],
        };

    private static DismissedView Dismissed =>
        new()
        {
            Drawing = Drawing,
            Council = World.East,
            CouncilName = Facts.Council.Name,
            Member = After.Members[0],
            Dismissal = After.Members[0].Commissions[0].Dismissal!,
            Today = Today,
            Duties = [.. Open.Where(o => o.Kind == ObligationKind.TooFewMembers)],
            Findings = [.. DismissalReview.OfNotice(After.Members[0].Commissions[0].Dismissal!)],
            MayWrite = true,
            Note = "解嘱を記録しました。",
        };

    private static DismissedView Told =>
        Dismissed with
        {
            Dismissal = Dismissed.Dismissal with
            {
                Notice = new DismissalNotice(Today, NoticeRecipient.Substitute, NoticeMethod.Oral, "長男", World.Section.Id),
            },
            Findings = [.. DismissalReview.OfLetter(Dismissed.Dismissal)],
            NotifiedBy = World.Section.Title,
            Note = null,
        };

    private static AdaptiveCard List(
        CouncilFacts facts,
        string? note = null,
        IReadOnlyList<(Member Member, DateOnly Since)>? considered = null
    ) =>
        DismissListCard.Render(
            new DismissListView
            {
                Drawing = Drawing,
                Council = World.East,
                CouncilName = facts.Council.Name,
                InOffice = [.. facts.MembersOn(Today)],
                Unsettled =
                [
                    .. facts.Members.Where(m => m.Commissions[0].Dismissal is not null).Select(m => (m, m.Commissions[0].Dismissal!)),
                ],
                Considered = considered ?? [],
                Note = note,
            }
        );
}
