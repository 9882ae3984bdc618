using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class MeetingReviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly MeetingContent Good = RecordMeetingTests.Draft().Content with
    {
        End = new TimeOnly(15, 20),
        Topics = [new Topic("t1", TopicCategory.PoliceActivity, "夜間パトロール", "継続する")],
    };

    private static readonly MeetingContent Extraordinary = Good with
    {
        Kind = MeetingKind.Extraordinary,
        Extraordinary = new ExtraordinaryPart
        {
            Occasion = "契機",
            Information = "発生状況を説明",
            EmergencyContact = "町内会の連絡網",
            Cooperation = "門灯の点灯",
        },
    };

    [Fact]
    [Trait("Rule", "R115")]
    public void A_complete_record_has_no_finding_and_always_owes_the_report()
    {
        var review = Of(Good);

        review.Findings.ShouldBeEmpty();
        review.Duties.Select(d => (d.Code, d.Clauses)).ShouldBe([("duty.report", "要綱 第8")]);
    }

    public static TheoryData<string, FindingLevel, string, MeetingContent> Findings =>
        new()
        {
            { "record.kind", FindingLevel.Hard, "要綱 第6-1", Good with { Kind = null } },
            { "record.date-missing", FindingLevel.Hard, "記 第2-3(4)イ", Good with { Date = null } },
            { "record.date-in-future", FindingLevel.Hard, "要綱 第8", Good with { Date = Today.AddDays(1) } },
            { "record.date-outside-council", FindingLevel.WarnPlus, "要綱 第3", Good with { Date = new DateOnly(2010, 3, 31) } },
            { "record.end-before-start", FindingLevel.Hard, "記 第2-3(4)イ", Good with { End = new TimeOnly(13, 59) } },
            { "record.time-and-place", FindingLevel.WarnPlus, "記 第2-3(4)イ", Good with { Place = "" } },
            { "record.no-plan", FindingLevel.WarnPlus, "記 第2-5(1)", Good with { Date = new DateOnly(2026, 3, 31) } },
            {
                "record.not-a-member",
                FindingLevel.Hard,
                "記 第2-6(6)",
                Good with
                {
                    Attendance = new Attendance { Absent = [new MemberId("X")] },
                }
            },
            {
                "record.not-on-roster",
                FindingLevel.Hard,
                "要綱 第4-3",
                Good with
                {
                    Attendance = new Attendance { Officers = [World.EastOfficer.Id] },
                }
            },
            {
                "record.listed-twice",
                FindingLevel.Hard,
                "記 第2-3(4)イ",
                Good with
                {
                    Attendance = new Attendance { Guests = ["試験 花子　PTA", "試験花子 PTA"], Consultation = GuestConsultation.Done },
                }
            },
            {
                "record.nobody-present",
                FindingLevel.WarnPlus,
                "要綱 第4-1",
                Good with
                {
                    Attendance = new Attendance { Absent = [.. Enumerable.Range(0, 10).Select(i => new MemberId($"M{i}"))] },
                }
            },
            {
                "record.guest-consultation",
                FindingLevel.Warn,
                "記 第2-5(3)",
                Good with
                {
                    Attendance = new Attendance { Guests = ["試験 花子　PTA"] },
                }
            },
            {
                "record.consulted-late",
                FindingLevel.Warn,
                "記 第2-5(3)",
                Good with
                {
                    Attendance = new Attendance
                    {
                        Guests = ["試験 花子　PTA"],
                        Consultation = GuestConsultation.Done,
                        ConsultedOn = new DateOnly(2026, 11, 21),
                    },
                }
            },
            { "record.no-topic", FindingLevel.WarnPlus, "記 第2-6(2)", Good with { Topics = [] } },
            { "record.only-notices", FindingLevel.Warn, "記 第2-6(1)", Good with { Topics = [Good.Topics[0] with { Result = "" }] } },
            {
                "record.occasion",
                FindingLevel.WarnPlus,
                "要綱 第6-3",
                Good with
                {
                    Kind = MeetingKind.Extraordinary,
                    Extraordinary = new ExtraordinaryPart
                    {
                        Information = "a",
                        EmergencyContact = "b",
                        Cooperation = "c",
                    },
                }
            },
            {
                "record.extraordinary-headings",
                FindingLevel.Warn,
                "記 第2-5(2)",
                Good with
                {
                    Kind = MeetingKind.Extraordinary,
                    Extraordinary = new ExtraordinaryPart { Occasion = "契機", Information = "a" },
                }
            },
            { "record.old-term", FindingLevel.Warn, "記 第1", Good with { Notices = "はまなす活動について" } },
        };

    [Theory]
    [Trait("Rule", "R007")]
    [Trait("Rule", "R037")]
    [Trait("Rule", "R055")]
    [Trait("Rule", "R056")]
    [Trait("Rule", "R060")]
    [Trait("Rule", "R064")]
    [Trait("Rule", "R066")]
    [Trait("Rule", "R110")]
    [Trait("Rule", "R112")]
    [Trait("Rule", "H2")]
    [Trait("Rule", "H5")]
    [Trait("Rule", "H6")]
    [Trait("Rule", "H8")]
    [MemberData(nameof(Findings))]
    public void Each_finding_has_its_level_and_its_clause(string code, FindingLevel level, string clause, MeetingContent content)
    {
        var finding = Of(content).Findings.Single(f => f.Finding.Code == code).Finding;

        finding.Level.ShouldBe(level);
        finding.Clauses.ShouldBe(clause);
        finding.Sentence.ShouldEndWith("。");
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void Today_is_not_the_future() => Of(Good with { Date = Today }).Findings.ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "R030")]
    public void Five_members_are_enough_and_four_are_a_finding_that_blocks_nothing()
    {
        var five = World.CentralFacts with { Members = [.. World.CentralFacts.Members.Take(5)] };
        var four = World.CentralFacts with { Members = [.. World.CentralFacts.Members.Take(4)] };

        Of(Good, five).Findings.ShouldBeEmpty();
        var review = Of(Good, four);
        review.Findings.Single().Finding.Code.ShouldBe("record.under-five");
        review.Blocked.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void A_vacant_post_blocks_nothing()
    {
        var facts = World.CentralFacts with { Council = World.CentralFacts.Council with { Leads = [] } };

        var review = Of(Good, facts);

        review.Findings.Single().Finding.Code.ShouldBe("record.lead-vacant");
        review.Blocked.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R036")]
    public void A_lead_officer_who_has_left_is_not_called_one_who_was_never_designated()
    {
        var facts = World.CentralFacts with { Roster = [.. World.CentralFacts.Roster.Where(r => r.Officer != World.Lead.Id)] };

        Of(Good, facts)
            .Findings.Select(f => f.Finding)
            .Single(f => f.Code == "record.lead-vacant")
            .Sentence.ShouldBe("開催日に、指定された運営責任者が運営担当者でなくなっています。");
    }

    [Theory]
    [Trait("Rule", "R038")]
    [InlineData("2026-11-20", false, true, false)]
    [InlineData("2026-11-20", true, true, true)] // Taken back.
    [InlineData("2026-11-13", false, true, true)] // Of another day.
    [InlineData("2026-11-13", false, false, false)] // The meeting is in no plan: that is another finding.
    public void That_nobody_was_told_of_a_planned_meeting_is_said_and_blocks_nothing(string day, bool withdrawn, bool planned, bool said)
    {
        var facts = World.CentralFacts with { Fulfilments = [Noticed with { Subject = day, Withdrawn = withdrawn }] };
        var draft = RecordMeetingTests.Draft() with { Content = Good };
        draft = planned ? draft : draft with { FromPlan = null };

        var found = MeetingReview
            .Of(facts, draft, "", Today, GuidelineSettings.Default)
            .Findings.Where(f => f.Finding.Code == "record.notice")
            .ToList();

        found.Count.ShouldBe(said ? 1 : 0);
        found.ForEach(f => (f.Finding.Level, f.Finding.Clauses).ShouldBe((FindingLevel.Warn, "記 第2-3(4)イ")));
    }

    [Fact]
    [Trait("Rule", "R003")]
    public void Of_a_meeting_before_the_guideline_only_what_is_impossible_is_said()
    {
        var before = GuidelineSettings.Default.InForceSince.AddDays(-1);
        var facts = World.CentralFacts with { Plans = [] };

        Of(Good with { Date = before, Topics = [] }, facts).Findings.ShouldBeEmpty();
        Of(Good with { Date = before.AddDays(1), Topics = [] }, facts).Findings.ShouldNotBeEmpty();
        Of(Good with { Date = before, End = new TimeOnly(13, 59) }, facts)
            .Findings.ShouldHaveSingleItem()
            .Finding.Code.ShouldBe("record.end-before-start");
    }

    [Fact]
    [Trait("Rule", "R038")]
    public void One_entry_among_others_says_that_everybody_was_told()
    {
        var facts = World.CentralFacts with { Fulfilments = [Noticed with { Kind = ObligationKind.MemberRoster }, Noticed] };

        MeetingReview
            .Of(facts, RecordMeetingTests.Draft() with { Content = Good }, "", Today, GuidelineSettings.Default)
            .Findings.ShouldNotContain(f => f.Finding.Code == "record.notice");
    }

    [Fact]
    [Trait("Rule", "R007")]
    public void The_old_term_is_found_in_the_part_of_an_extraordinary_meeting_too() =>
        Of(Good with { Extraordinary = new ExtraordinaryPart { Reflection = "はまなす活動に反映" } })
            .Findings.ShouldContain(f => f.Finding.Code == "record.old-term");

    [Theory]
    [Trait("Rule", "A12")]
    [InlineData(MeetingForm.InPerson, MeetingKind.Regular, false)]
    [InlineData(MeetingForm.Online, MeetingKind.Regular, true)]
    [InlineData(MeetingForm.Written, MeetingKind.Regular, true)]
    [InlineData(MeetingForm.Online, MeetingKind.Extraordinary, false)] // It never counts as a regular one.
    public void That_a_form_does_not_count_is_said_before_it_is_confirmed(MeetingForm form, MeetingKind kind, bool said)
    {
        var content = Good with { Form = form, Kind = kind };
        var counted = GuidelineSettings.Default with { OnlineCounts = true, WrittenCounts = true };

        Of(content).Findings.Count(f => f.Finding is { Code: "record.form", Level: FindingLevel.Warn }).ShouldBe(said ? 1 : 0);
        Of(content, settings: counted).Findings.ShouldNotContain(f => f.Finding.Code == "record.form");
    }

    [Fact]
    [Trait("Rule", "A10")]
    public void Members_are_counted_as_the_setting_says()
    {
        var letters = GuidelineSettings.Default with { InOfficeFrom = InOfficeFrom.Letter };
        var six = GuidelineSettings.Default with { FewestMembers = 11 };

        Of(Good).Findings.ShouldNotContain(f => f.Finding.Code == "record.under-five");
        Of(Good, settings: letters).Findings.ShouldContain(f => f.Finding.Code == "record.under-five");
        Of(Good, settings: six)
            .Findings.Single(f => f.Finding.Code == "record.under-five")
            .Finding.Sentence.ShouldEndWith("11人以上の確保が求められています。");
    }

    [Fact]
    [Trait("Rule", "A16")]
    public void Who_is_a_supervisor_by_the_setting_may_have_been_there()
    {
        var section = World.CentralFacts.SectionOn(Good.Date!.Value).First(r => r.Role == Role.CommunityPoliceSection);
        var content = Good with { Attendance = Good.Attendance with { Supervisors = [section.Officer] } };
        var ranks = GuidelineSettings.Default with { SupervisorRanks = [section.Rank] };

        Of(content).Findings.ShouldContain(f => f.Finding.Code == "record.not-on-roster");
        var review = Of(content, settings: ranks);
        review.Findings.ShouldNotContain(f => f.Finding.Code == "record.not-on-roster");
        review.Sheet.Supervisors.ShouldBe([section.Title]);
    }

    [Fact]
    [Trait("Rule", "R003")]
    public void A_meeting_from_before_the_guideline_is_a_meeting_like_any_other()
    {
        var eve = new DateOnly(2025, 3, 31);
        var facts = World.CentralFacts with
        {
            Members =
            [
                .. World.CentralFacts.Members.Select(m =>
                    m with
                    {
                        Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2023))],
                    }
                ),
            ],
            Plans = [World.CentralFacts.Plans[0] with { Year = new FiscalYear(2024) }],
        };

        Of(Good with { Date = eve }, facts).Findings.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R112")]
    public void An_extraordinary_meeting_needs_no_plan() =>
        Of(Extraordinary, World.CentralFacts with { Plans = [] }).Findings.ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "R057")]
    public void An_extraordinary_meeting_too_comes_to_a_result() =>
        Of(Extraordinary with { Topics = [Good.Topics[0] with { Result = "" }] })
            .Findings.Single()
            .Finding.Code.ShouldBe("record.only-notices");

    [Fact]
    [Trait("Rule", "R064")]
    [Trait("Rule", "R071")]
    public void What_is_done_to_solve_a_problem_is_a_result_as_well() =>
        Of(Good with { Topics = [Good.Topics[0] with { Result = "" }], ProblemSolving = "町内会と合同で点検する" })
            .Findings.ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "R058")]
    [Trait("Rule", "R072")]
    [Trait("Rule", "R075")]
    [Trait("Rule", "R115")]
    public void Absentees_requests_and_an_extraordinary_meeting_owe_more()
    {
        var content = Extraordinary with
        {
            Attendance = new Attendance { Absent = [new MemberId("M7")] },
            Feedback =
            [
                new FeedbackEntry
                {
                    Id = "f1",
                    Kind = FeedbackKind.Request,
                    Text = "街路灯",
                },
                new FeedbackEntry
                {
                    Id = "f2",
                    Kind = FeedbackKind.Opinion,
                    Text = "感謝",
                },
                new FeedbackEntry
                {
                    Id = "f3",
                    Kind = FeedbackKind.Request,
                    Text = "横断歩道",
                },
            ],
        };

        Of(content)
            .Duties.ShouldBe([
                new Finding(FindingLevel.Info, "duty.report", "警察署長までの報告が必要です。", "要綱 第8"),
                new Finding(FindingLevel.Info, "duty.absentees", "欠席者1人への結果連絡が必要です。", "記 第2-6(6)"),
                new Finding(FindingLevel.Info, "duty.measures", "要望2件の措置状況を参加者に速やかに連絡してください。", "記 第2-6(4)"),
                new Finding(FindingLevel.Info, "duty.reflection", "検討・協議の結果を所管区活動に反映させてください。", "記 第2-5(2)"),
            ]);
    }

    [Fact]
    [Trait("Rule", "R064")]
    public void One_topic_with_a_result_is_enough() =>
        Of(Good with { Topics = [Good.Topics[0], new Topic("t2", TopicCategory.CommunityIssues, "通学路", "")] }).Findings.ShouldBeEmpty();

    [Theory]
    [Trait("Rule", "R112")]
    [InlineData("", "町内会の連絡網", "門灯の点灯")]
    [InlineData("発生状況を説明", "", "門灯の点灯")]
    [InlineData("発生状況を説明", "町内会の連絡網", "")]
    public void Each_heading_of_an_extraordinary_meeting_is_asked_for(string information, string contact, string cooperation)
    {
        var part = Extraordinary.Extraordinary with { Information = information, EmergencyContact = contact, Cooperation = cooperation };

        Of(Extraordinary with { Extraordinary = part })
            .Findings.ShouldHaveSingleItem()
            .Finding.Code.ShouldBe("record.extraordinary-headings");
    }

    [Theory]
    [Trait("Rule", "R007")]
    [InlineData("title")]
    [InlineData("result")]
    [InlineData("feedback")]
    [InlineData("notices")]
    [InlineData("solving")]
    public void The_old_term_is_found_wherever_it_was_written(string where)
    {
        const string Old = "はまなす活動について";
        var content = where switch
        {
            "title" => Good with { Topics = [Good.Topics[0] with { Title = Old }] },
            "result" => Good with { Topics = [Good.Topics[0] with { Result = Old }] },
            "feedback" => Good with
            {
                Feedback =
                [
                    new FeedbackEntry
                    {
                        Id = "f1",
                        Kind = FeedbackKind.Opinion,
                        Text = Old,
                    },
                ],
            },
            "notices" => Good with { Notices = Old },
            _ => Good with { ProblemSolving = Old },
        };

        Of(content).Findings.ShouldHaveSingleItem().Finding.Code.ShouldBe("record.old-term");
    }

    [Fact]
    [Trait("Rule", "H8")]
    public void Two_guests_are_not_one_who_is_listed_twice() =>
        Of(
            Good with
            {
                Attendance = new Attendance { Guests = ["試験 花子　PTA", "試験 太郎　PTA"], Consultation = GuestConsultation.Done },
            }
        )
            .Findings.ShouldBeEmpty();

    [Fact]
    public void What_blocks_comes_first_wherever_it_was_found()
    {
        var content = Good with
        {
            Attendance = new Attendance { Absent = [new MemberId("X")], Guests = ["試験 花子　PTA"] },
            Topics = [],
        };

        Of(content, World.CentralFacts with { Plans = [] })
            .Findings.Select(f => f.Finding.Code)
            .ShouldBe(["record.not-a-member", "record.no-plan", "record.no-topic", "record.guest-consultation"]);
    }

    [Fact]
    [Trait("Rule", "R101")]
    public void Who_has_left_between_the_meeting_and_the_record_was_there()
    {
        var facts = World.CentralFacts;
        var left = facts.Members[3] with
        {
            Commissions =
            [
                facts.Members[3].Commissions[0] with
                {
                    Dismissal = new Dismissal(new DateOnly(2026, 11, 22), DismissalReason.Resignation),
                },
            ],
        };

        Of(Good, facts with { Members = [.. facts.Members.Where(m => m.Id != left.Id), left] }).Sheet.Present.Count.ShouldBe(10);
    }

    [Fact]
    public void A_council_that_had_no_station_on_the_day_names_none() =>
        Of(Good, World.CentralFacts with { Council = World.CentralFacts.Council with { Stations = [] } }).Sheet.StationName.ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "R031")]
    [Trait("Rule", "R032")]
    [Trait("Rule", "R101")]
    public void The_sheet_names_members_and_officers_of_the_meetings_day()
    {
        var facts = World.CentralFacts;
        var left = facts.Members[3] with
        {
            Commissions =
            [
                facts.Members[3].Commissions[0] with
                {
                    Dismissal = new Dismissal(new DateOnly(2026, 11, 20), DismissalReason.Resignation),
                },
            ],
        };
        var sheet = Of(
            Good with
            {
                Attendance = new Attendance { Absent = [new MemberId("M7")] },
            },
            facts with
            {
                Members = [.. facts.Members.Where(m => m.Id != left.Id), left],
            }
        ).Sheet;

        sheet.Present.Count.ShouldBe(8);
        sheet.Present.ShouldNotContain("檜山 四郎");
        sheet.Absent.ShouldBe(["留萌 八郎"]);
        sheet.Officers.ShouldBe(["巡査部長 試験 一郎", "巡査 試験 二郎"]);
        sheet.StationName.ShouldBe("中央警察署");
    }

    /// <summary>Of the planned meeting, of which everybody was told beforehand.</summary>
    private static MeetingReview Of(MeetingContent content, CouncilFacts? facts = null, GuidelineSettings? settings = null) =>
        MeetingReview.Of(
            (facts ?? World.CentralFacts) with
            {
                Fulfilments = [Noticed],
            },
            RecordMeetingTests.Draft() with
            {
                Content = content,
            },
            "巡査部長 試験 一郎",
            Today,
            settings ?? GuidelineSettings.Default
        );

    private static readonly Fulfilment Noticed = new(
        ObligationKind.MeetingNotice,
        "2026-11-20",
        "",
        new DateOnly(2026, 11, 6),
        "電話",
        World.Lead.Id
    );
}
