using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Support.Storage;

/// <summary>Fictitious facts with every property set, and with text that storage likes to lose.</summary>
internal static class StorageSamples
{
    /// <summary>Ideographs inside and outside the basic plane, an emoji of several code points, right to left, escapes, a tab, markup.</summary>
    public const string OddText = "髙﨑𠮷 👨‍👩‍👧 שלום مرحبا ｶﾅ \"'\\/#?%&<>+\t\r\n\u0000\u2028|~";

    public static readonly DateTimeOffset Instant = new(2026, 11, 20, 5, 30, 15, 678, TimeSpan.Zero);

    public static readonly OfficerId Lead = new("9000001");

    private static readonly DateOnly April = new(2025, 4, 1);
    private static readonly DateOnly Day = new(2026, 11, 20);

    public static Council Council(CouncilId id) =>
        new()
        {
            Id = id,
            Name = "試験町交番連絡協議会" + OddText,
            Kind = CouncilKind.SpecialPurpose,
            Purpose = "試験用の目的",
            AreaText = "試験町一丁目から三丁目まで",
            FewMembersReason = "管内人口が僅少",
            Established = April,
            Abolished = new DateOnly(2031, 3, 31),
            PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId("B0101"), "試験町交番", new DayRange(April, null))],
            Stations = [new StationLink(new StationId("01"), "試験警察署", Area.Kushiro, new DayRange(April, new DateOnly(2030, 3, 31)))],
            Leads = [new LeadDesignation(Lead, new DayRange(April, null))],
            Establishment = new EstablishmentDetails
            {
                Grounds = [UnitGround.Unity, UnitGround.Other],
                GroundsText = OddText,
                FollowsGroupOperation = true,
                Example = SpecialPurposeExample.EntertainmentDistrict,
                OtherKindsFallShort = "商店主の多くが管内に居住していない",
                WhyEffective = "商店会を単位とすると出席が得られる",
                ExceptionArea = ExceptionArea.EntertainmentDistrict,
                ExceptionReason = "管理者の協議会で足りる",
                Consultation = Consultation(ConsultationKind.Establishment, April.AddDays(-20)),
            },
            Abolition = new AbolitionDetails
            {
                Reason = "統合のため",
                Consultation = Consultation(ConsultationKind.Abolition, new DateOnly(2031, 2, 3)),
                Explanations = [new Explanation(new MemberId("M01"), new DateOnly(2031, 2, 10), "訪問", Lead)],
            },
        };

    private static Consultation Consultation(ConsultationKind kind, DateOnly day) =>
        new(kind, "試験町交番連絡協議会", day, ConsultationCounterpart.Of(Area.Kushiro).Office)
        {
            Result = "異議なし",
            ExceptionByHeadquarters = "組織改編の経過措置",
        };

    public static Invitation Invitation() =>
        new()
        {
            Id = "0123456789abcdef0123456789abcdef",
            Sequence = 2,
            Planned = new InvitedTime(Day, new TimeOnly(14, 0), "試験町内会館" + OddText),
            Cancelled = true,
            EventId = "AAMkAGI2=",
            Told = new InvitedTime(Day.AddDays(-7), new TimeOnly(10, 30), "試験町内会館"),
            ToldSequence = 1,
            ChangedByHand = true,
            ByHand = new InvitedTime(Day.AddDays(1), null, OddText),
            Answers = [new InvitationAnswer("p1@koban.example", InvitationReply.Accepted)],
        };

    public static Member Member(string id = "M01") =>
        new()
        {
            Id = new MemberId(id),
            Name = "髙﨑 𠮷子" + OddText,
            Kana = "たかさき よしこ",
            Categories = [SelectionCategory.NeighbourhoodAssociation, SelectionCategory.SafetyAssociation],
            Affiliation = "試験町内会 会長",
            District = "一丁目",
            Association = "試験町内会",
            Occupation = "商店経営",
            Ties = [BeatTie.Residence, BeatTie.Organisation],
            SelectionReason = OddText,
            AgeBand = 60,
            Sex = "女",
            RenewalIntention = RenewalIntention.Declined,
            Commissions =
            [
                new Commission(CommissionKind.New, new CommissionTerm(new DateOnly(2021, 4, 1), new DateOnly(2023, 3, 31))),
                new Commission(CommissionKind.Replacement, CommissionTerm.Standard(2025))
                {
                    Predecessor = new MemberId("M99"),
                    LetterHandedOver = April,
                    TermReason = OddText,
                    EndReason = "署長の判断",
                    LongServiceNote = "後任の育成を依頼",
                    Selection = new SelectionProcess(April.AddDays(-20), "生活安全課、交通課", "適任と決定"),
                    Consideration = new DismissalConsideration(new DismissalGrounds(DismissalReason.LowParticipation), Day, Lead),
                    Dismissal = new Dismissal(new DateOnly(2026, 12, 1), DismissalReason.MovedAway)
                    {
                        Grounds = new DismissalGrounds(DismissalReason.MovedAway)
                        {
                            Text = OddText,
                            RequestedOn = Day,
                            ResidenceOutside = true,
                            WorkplaceOutside = true,
                            ParticipationUnlikely = true,
                        },
                        Notice = new DismissalNotice(Day.AddDays(9), NoticeRecipient.Substitute, NoticeMethod.Written, "長女", Lead),
                        NeedsSuccessor = true,
                        MisuseFeared = true,
                        Letter = LetterReturn.Outstanding,
                        LetterReturnedOn = Day.AddDays(10),
                        LetterNote = OddText,
                    },
                },
            ],
        };

    public static MemberContact Contact(string member = "M01") =>
        new(new MemberId(member), "試験町1-2-3" + OddText, "000-0000-0000", "夕方", "親族");

    public static MemberReport Report(string id = "R01", bool read = false) =>
        new()
        {
            Id = id,
            Version = 2,
            Kind = MemberReportKind.Candidate,
            Member = new MemberId("M01"),
            CandidateName = OddText,
            Day = Day,
            Text = OddText,
            By = Lead,
            At = Instant,
            Answer = OddText,
            AnsweredBy = Lead,
            AnsweredAt = Instant,
            Read = read,
        };

    public static Handover Handover(string id = "H01", bool isOver = false) =>
        new()
        {
            Id = id,
            By = Lead,
            To = Lead,
            At = Instant,
            Posts = [Responsible.OperatingOfficers, Responsible.LeadOfficer],
            Matters = [OddText],
            Drafts = [new MeetingId("R01")],
            Note = OddText,
            ConfirmedAt = Instant,
            IsOver = isOver,
        };

    public static Enlistment Enlistment(string id = "E01", bool isOver = false) =>
        new()
        {
            Id = id,
            Account = "aaaaaaaa-0000-4000-8000-000000000001",
            PrincipalName = "newcomer@koban.example",
            Station = new StationId("01"),
            Post = OddText,
            Number = "9000001",
            Rank = "巡査",
            Name = OddText,
            At = Instant,
            Reference = OddText,
            State = EnlistmentState.Refused,
            Reason = OddText,
            AnsweredBy = Lead,
            AnsweredAt = Instant,
            IsOver = isOver,
        };

    public static Deputy Deputy(string id = "D01", bool isOver = false) =>
        new()
        {
            Id = id,
            Officer = Lead,
            By = Lead,
            Role = Role.CommunityPoliceSection,
            Days = new DayRange(Day, Day.AddDays(3)),
            EndedOn = Day,
            IsOver = isOver,
        };

    public static OperationEdition Edition(int number = 1, bool isOver = false) =>
        new()
        {
            Year = new FiscalYear(2026),
            Number = number,
            Day = Day,
            By = Lead,
            Entries = [new OperationEntry(new CouncilId("C0101"), "councils.lead", OddText, OddText)],
            IsOver = isOver,
        };

    public static Sequence<OperationStep> Correction() =>
        new()
        {
            Id = "T02",
            Audit = Audit(1),
            Steps = [new OperationStep(new PartitionAddress(PartitionKind.Council, "C0101"), Day, OddText)],
        };

    public static Sequence<DisposalStep> Disposal() =>
        new()
        {
            Id = "T03",
            Audit = Audit(1),
            Steps =
            [
                new DisposalStep(new PartitionAddress(PartitionKind.Council, "C0101"))
                {
                    Members = [new MemberId("M01")],
                    Kinds = [RetainedKind.Requests],
                },
            ],
        };

    public static MemberAmendment Amendment(string member = "M01") =>
        new(
            new MemberId(member),
            Instant,
            Lead,
            new Guid(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 7]),
            [new AmendedValue("Phone", OddText, "000-0000-0000")]
        );

    public static RosterEntry Roster(string officer = "9000001", string unit = "試験町交番") =>
        new(new OfficerId(officer), "試験 一郎", "巡査部長", Role.OperatingOfficer, unit, new DayRange(April, null));

    public static MeetingPlan Plan(int year = 2026, int version = 1) =>
        new()
        {
            Year = new FiscalYear(year),
            Version = version,
            Priorities = OddText,
            Events = "夏祭り",
            Meetings =
            [
                new PlannedMeeting
                {
                    Date = Day,
                    Start = new TimeOnly(14, 30),
                    Place = "試験会館",
                    Topics = [new PlannedTopic(TopicCategory.Incidents, OddText)],
                    InvitesGuests = true,
                },
                new PlannedMeeting { Date = Day.AddDays(60) },
            ],
        };

    public static MeetingContent Content(string notices = OddText) =>
        new()
        {
            Kind = MeetingKind.Extraordinary,
            Date = Day,
            Start = new TimeOnly(14, 0),
            End = new TimeOnly(15, 45, 30),
            Place = "試験会館 2階",
            Form = MeetingForm.Written,
            Attendance = new Attendance
            {
                Absent = [new MemberId("M02")],
                Officers = [],
                Supervisors = [new OfficerId("9000009")],
                OtherDivisions = ["交通課 試験 三郎"],
                Guests = ["試験 花子（小学校長）", ""],
                Consultation = GuestConsultation.NotDone,
                ConsultedOn = Day,
                Letters = [new LetterOf(new MemberId("M01"), Day)],
            },
            EarlierFeedback = [new FeedbackUpdate("F00", FeedbackStatus.HandedOver, OddText, Told: true) { Seen = 2 }],
            Notices = notices,
            Topics = [new Topic("T1", TopicCategory.CommunityIssues, OddText, "結果")],
            Feedback = [Entry("F01")],
            ProblemSolving = OddText,
            Materials = ["チラシ"],
            OtherMaterials = OddText,
            NextDate = Day.AddDays(90),
            Extraordinary = new ExtraordinaryPart
            {
                Occasion = OddText,
                Information = "情報",
                EmergencyContact = "連絡",
                Cooperation = "協力",
                Reflection = "反映",
            },
            Remarks = OddText,
        };

    public static MeetingDraft Draft(string id = "D01", int version = 1, string notices = OddText) =>
        new()
        {
            Id = new MeetingId(id),
            Version = version,
            State = DraftState.AwaitingLead,
            Step = RecordStep.Closing,
            Content = Content(notices),
            StartedBy = Lead,
            ChangedBy = new OfficerId("9000002"),
            ChangedAt = Instant,
            FromPlan = Day,
            HandedOverBy = Lead,
            ReturnReason = OddText,
            Typed = [new TypedStep(RecordStep.Topics, "T1", 1, new Dictionary<string, string> { ["result"] = OddText })],
            Revises = new RevisedRecord(1, OddText, [Entry("F00")]) { Before = Content("前の連絡") },
            Cards = [new ShownCard(Lead, "a:1_conversation/with?odd#characters", "1:activity")],
            Answers = [Answer(1), Answer(2)],
        };

    public static MeetingRecordBody Record(string meeting = "K01", int revision = 1, string notices = OddText) =>
        new(
            new MeetingRecord
            {
                Id = new MeetingId(meeting),
                Revision = revision,
                State = RecordState.Confirmed,
                Kind = MeetingKind.Regular,
                Date = Day,
                ConfirmedBy = Lead,
                ConfirmedByTitle = "巡査部長 試験 一郎",
                OnBehalf = true,
                ConfirmedAt = Instant,
                ReportedOn = Day.AddDays(3),
                RevisionReason = OddText,
                Supplement = new SupplementRequest(new OfficerId("9000009"), OddText, Instant),
                MembersInOffice = 10,
                MembersPresent = 8,
                Absent = [new MemberId("M02"), new MemberId("M03")],
                PlannedFor = Day.AddDays(-7),
                Form = MeetingForm.Online,
                JointHost = new CouncilId("C0102"),
                Minutes = 105,
            },
            Content(notices),
            new MeetingSheet
            {
                CouncilName = "試験町交番連絡協議会",
                StationName = "試験警察署",
                Present = ["髙﨑 𠮷子"],
                Absent = [],
                Officers = ["巡査部長 試験 一郎"],
                Supervisors = [OddText],
                EarlierFeedback = [new EarlierFeedbackLine(OddText, FeedbackStatus.Refused, "措置", Told: false)],
                Author = "運営責任者 試験 一郎",
            }
        );

    public static FeedbackEntry Entry(
        string id,
        FeedbackKind kind = FeedbackKind.Request,
        FeedbackStatus status = FeedbackStatus.Planned
    ) =>
        new()
        {
            Id = id,
            Kind = kind,
            Text = OddText,
            Field = FeedbackField.Traffic,
            Speaker = "匿名",
            PersonInCharge = "試験 一郎",
            Measure = OddText,
            Status = status,
            ProblemSolving = true,
        };

    public static Feedback OpenFeedback(string id = "F01") =>
        new()
        {
            Entry = Entry(id),
            Meeting = new MeetingId("K01"),
            MeetingDate = Day,
            ChangedBy = new MeetingId("K01"),
            Version = 3,
            EnteredBy = Lead,
            ChangedOn = Day.AddDays(2),
            NextReview = Day.AddDays(90),
        };

    public static SupportRequest AskedSupport(string id = "S01", SupportStatus status = SupportStatus.InProgress, bool read = false) =>
        new()
        {
            Id = id,
            Version = 2,
            Feedback = "F01",
            Text = OddText,
            OtherAgency = "試験町役場",
            By = Lead,
            At = Instant,
            Status = status,
            Answer = OddText,
            AnsweredBy = new OfficerId("9000009"),
            AnsweredAt = Instant,
            Read = read,
        };

    public static Fulfilment Fulfilment(bool withdrawn = false) =>
        new(ObligationKind.AbsenteeContact, withdrawn ? "K01/M03" : "K01/M02", withdrawn ? "2026" : "", Day, OddText, Lead)
        {
            Withdrawn = withdrawn,
            Answered = withdrawn ? ["commission|M03|2026-11-20"] : null,
        };

    public static HalfYearDispatch Dispatch() =>
        new()
        {
            Owed = new StationId("01"),
            Half = new DateOnly(2026, 4, 1),
            Number = 2,
            Legs =
            [
                new DispatchLeg(Office.Of(new StationId("02"), OddText), Office.Of(Area.Kushiro)!) // An area that has an office.
                {
                    SentOn = Day,
                    SentBy = Lead,
                    Means = OddText,
                    ReceivedOn = Day.AddDays(1),
                    ReceivedBy = Lead,
                },
                new DispatchLeg(Office.Of(Area.Kushiro)!, Office.Headquarters), // The same.
            ],
            Records = 3,
            Missing = 1,
            Reason = OddText,
            TakenBack = new TakenBackDispatch(Day.AddDays(2), OddText, Lead),
        };

    public static Feedback ClosedFeedback(string id = "F01") =>
        OpenFeedback(id) with
        {
            Entry = Entry(id, status: FeedbackStatus.Done),
            ToldOn = Day.AddDays(90),
        };

    public static OutgoingMessage Message(int number = 1) =>
        new(Id(number), Lead, MessageKind.CloseCard, new MeetingId("D01"))
        {
            Card = new ShownCard(Lead, "a:1", "2"),
            LeasedUntil = Instant,
            Attempts = 2,
        };

    public static AnsweredCommand Answer(int number, string? answer = null) =>
        new(Id(1000 + number), $"digest-{number}", answer ?? $"{{\"body\":\"{OddText}\"}}", Lead);

    public static AuditEntry Audit(int number) => new(Instant, Lead, "draft.saved", Id(2000 + number), "D01", OddText);

    /// <summary>異動 of one officer of whom the first step is over.</summary>
    public static Sequence<TransferStep> Transfer() =>
        new()
        {
            Id = "T01",
            Audit = Audit(9) with { What = "officers.transferred" },
            Steps =
            [
                new TransferStep(new PartitionAddress(PartitionKind.Person, "9000001"))
                {
                    Move = new PostingMove(
                        Lead,
                        April.AddYears(1),
                        Officer().Assignments[0] with
                        {
                            Unit = "B0102",
                            UnitName = "試験本町駐在所",
                            Days = new DayRange(April.AddYears(1), April.AddYears(2)),
                        },
                        [new EndedPosting(Role.OperatingOfficer, "B0101", April, April.AddYears(3))]
                    ),
                    TakesBack = true,
                },
                new TransferStep(new PartitionAddress(PartitionKind.Council, "C0101")) { Officers = [Lead] },
            ],
            Done = 1,
            Refused = [new RefusedStep(0, "transfer.changed-meanwhile")],
        };

    public static ConsultationRequest Consultation() =>
        new()
        {
            Id = "K01",
            Version = 1,
            Kind = ConsultationKind.Establishment,
            Counterpart = new Office(OfficeKind.AreaHeadquarters, "Asahikawa", "旭川方面本部地域課"),
            Text = OddText,
            By = Lead,
            ByTitle = "巡査部長 試験 一郎",
            At = Instant,
            Answer = ConsultationAnswer.Opinion,
            AnswerText = OddText,
            AnsweredBy = new OfficerId("9000009"),
            AnsweredByTitle = "警部 試験 九郎",
            AnsweredAt = Instant,
        };

    /// <summary>統合 of two councils.</summary>
    public static Reorganisation Reorganisation() =>
        new()
        {
            Id = "R01",
            Day = April.AddYears(1),
            Reason = OddText,
            Ends = [new CouncilLink(new CouncilId("C0101"), "試験町"), new CouncilLink(new CouncilId("C0102"), "試験本町")],
            Begins = [new CouncilLink(new CouncilId("R01-1"), OddText)],
        };

    /// <summary>The same, of which the first step is over.</summary>
    public static Sequence<ReorganisationStep> Founding()
    {
        ReachedCouncil[] reached = [new(Reorganisation().Begins[0], ["B0101", "01"])];
        return new()
        {
            Id = "T02",
            Audit = Audit(8) with { What = "found.save" },
            Steps =
            [
                new ReorganisationStep(new PartitionAddress(PartitionKind.Council, "R01-1")) { Begins = Council(new CouncilId("R01-1")) },
                new ReorganisationStep(new PartitionAddress(PartitionKind.Office, "01")) { Reached = reached, TakesBack = true },
                new ReorganisationStep(new PartitionAddress(PartitionKind.Council, "R01-1")) { Officers = [Lead] },
                new ReorganisationStep(new PartitionAddress(PartitionKind.Council, "C0101"))
                {
                    Ends = new CouncilEnd("R01", April.AddYears(1), OddText),
                },
            ],
            Done = 1,
            Refused = [new RefusedStep(0, "found.gone")],
        };
    }

    /// <summary>統合 of a station, 廃止 of a police box of it in the same reform.</summary>
    public static RegisteredReform Reform() =>
        new()
        {
            Id = "F01",
            Day = April.AddYears(1),
            Changes =
            [
                new ReformChange(
                    ReformKind.MergeStation,
                    April.AddYears(1),
                    new ReformStation(new StationId("01"), "試験警察署", Area.Asahikawa),
                    new ReformStation(new StationId("02"), "試験" + OddText, Area.Kitami),
                    Station().PoliceBoxes! // It has one.
                )
                {
                    Councils = [new CouncilLink(new CouncilId("C0101"), "試験町")],
                    Predecessors = [new StationId("01")],
                },
            ],
            Cuts = [new ReformCut(Lead, new EndedPosting(Role.SectionChief, "01", April, April.AddYears(3)))],
            TakenBack = true,
        };

    /// <summary>The same, of which the first step is over.</summary>
    public static Sequence<ReformStep> Reforming() =>
        new()
        {
            Id = "T03",
            Audit = Audit(9) with { What = "reform.save" },
            Steps =
            [
                new ReformStep(new PartitionAddress(PartitionKind.Person, "9000001"), "F01", TakesBack: false),
                new ReformStep(new PartitionAddress(PartitionKind.Council, "C0101"), "F01", TakesBack: true) { Officers = [Lead] },
            ],
            Done = 1,
            Refused = [new RefusedStep(0, "reform.gone")],
        };

    public static CouncilChange Change(int number, params IReadOnlyList<CouncilWrite> writes) =>
        new() { Audit = Audit(number), Writes = writes };

    public static Station Station(string id = "01") =>
        new(
            new StationId(id),
            "試験警察署" + OddText,
            [new StationPeriod("試験警察署", Area.Asahikawa, new DayRange(April, null))],
            MergedInto: new StationId("02"),
            PoliceBoxes:
            [
                new PoliceBox(
                    new PoliceBoxId("B0101"),
                    "試験町交番",
                    PoliceBoxKind.Chuzaisho,
                    [new PoliceBoxPeriod(new StationId(id), new DayRange(April, new DateOnly(2030, 3, 31)))]
                ),
            ]
        );

    public static Officer Officer(string id = "9000001", string name = "shiken.ichiro@example.jp") =>
        new()
        {
            Id = new OfficerId(id),
            Name = "試験 一郎" + OddText,
            Kana = "しけん いちろう",
            Rank = "巡査部長",
            UserPrincipalName = name,
            Assignments =
            [
                new Assignment(Role.OperatingOfficer, "B0101", "試験町交番", new DayRange(April, null))
                {
                    Councils = [new CouncilLink(new CouncilId("C0101"), "試験町交番連絡協議会")],
                },
            ],
        };

    public static CouncilImport Import(CouncilId id) =>
        new()
        {
            Council = Council(id),
            Members = [Member("M01"), Member("M02")],
            Contacts = [Contact("M01")],
            Roster = [Roster("9000001"), Roster("9000002")],
            Plans = [Plan(2025)],
            Records = [Record("K00", 1), Record("K00", 2)],
            Feedback = [OpenFeedback("F90"), ClosedFeedback("F91")],
        };

    public static Guid Id(int number) => new(number, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    public static OfficeDirectory Directory(string unit = "01") =>
        new(
            unit,
            OfficeKind.Station,
            Area.Kushiro,
            [new CouncilLink(new CouncilId("C0101"), "試験町交番連絡協議会" + OddText)],
            [new StationId("02"), new StationId("03")],
            [Roster("9000003", "試験警察署")]
        );

    public static ReminderMark Mark() =>
        new("MemberRoster|C0101|2026-11-20|", Lead)
        {
            SnoozedUntil = Day.AddDays(4),
            Snoozes = 2,
            DelegatedTo = new OfficerId("9000002"),
            DelegatedUntil = Day.AddDays(14),
        };

    public static OfficeMorning Morning() =>
        new(Day)
        {
            LeasedUntil = Instant.AddSeconds(45),
            By = "0193",
            Due = 5,
            Sent = 3,
            Unreachable = 1,
            Failed = 1,
            Waiting = 1,
            RestsUntil = Instant.AddMinutes(5),
            Installations = [new InstallationCount(InstallOutcome.Installed, 1), new InstallationCount(InstallOutcome.NoAccount, 2)],
            OutOfReach = [Lead],
            Standing = [Lead],
            ScannedAt = Instant.AddMinutes(3),
            Checked = 40,
            Unannounced = 2,
            FinishedAt = Instant.AddMinutes(2),
            Escalated =
            [
                new EscalatedItem(
                    new Obligation
                    {
                        Kind = ObligationKind.HalfYearSubmission,
                        Station = new StationId("01"),
                        Subject = "01/area",
                        Period = "2026-04-01",
                        Since = new DateOnly(2026, 10, 5),
                        Nominal = new DateOnly(2026, 10, 10),
                        Target = new DateOnly(2026, 10, 9),
                        IsGuideValue = true,
                        Sentence = "警察署から届いた写しが、警察本部に送付されていません。",
                        Leg = 2,
                    },
                    "試験警察署" + OddText,
                    [Responsible.AreaHeadquarters, Responsible.Headquarters],
                    Area.Kushiro
                ),
            ],
        };

    public static BoxChannel Channel() =>
        new(new PoliceBoxId("B0101"), "試験町交番" + OddText, "reference", Lead, Instant)
        {
            LastDay = Day,
            Line = new ChannelLine(Day, DigestState.Claimed)
            {
                LeasedUntil = Instant,
                Attempts = 2,
                InDoubt = 1,
                EndedAt = Instant.AddSeconds(5),
            },
        };

    public static Bylaw Bylaw() =>
        new()
        {
            Id = "b1",
            Title = "試験警察署連絡協議会会則" + OddText,
            Station = new StationId("01"),
            Council = new CouncilId("C0101"),
            Enacted = Day,
            Ended = Day.AddYears(1),
            ChairTitle = "会長",
            Consultation = new Consultation(ConsultationKind.Bylaw, "会則の制定", Day.AddDays(-7), Office.Headquarters)
            {
                Result = "異議なし",
                ExceptionByHeadquarters = "試験",
            },
        };

    public static SendingSwitch Switch() => new(IsStopped: true, Lead, Instant);

    public static DigestRecord Digest() =>
        new(new DateOnly(2026, 11, 24), DigestState.Sent)
        {
            LeasedUntil = Instant,
            Attempts = 2,
            EndedAt = Instant.AddSeconds(5),
            ConversationId = "a:1_conversation/with?odd#characters",
            ActivityId = "1:activity",
            Channel = "teams",
            Announced = [new Announcement("MemberRoster|C0101|2026-11-20|", "S+0")],
        };

    public static Ledger Ledger() =>
        new([
            new LedgerEntry("MemberRoster|C0101|2026-11-20|", "S+0", Day, Day.AddDays(7), 3, "委員名簿")
            {
                Council = new CouncilId("C0101"),
                Station = new StationId("01"),
            },
        ]);

    public static ReaderPreferences Preferences() => new() { Muted = [ObligationKind.MeetingNotice, ObligationKind.MemberVisit] };

    public static AppInstallation Installation() => new(Day, InstallOutcome.Later, "p1@koban.example") { Tries = 2, EntraObjectId = "id" };

    public static Unreachability Unreachable() => new(Day, "reference" + OddText);

    public static SummaryNotes Summaries() =>
        new([new SummaryNote("turn|2026|01", Instant, 2), new SummaryNote("half|2026-04-01|01", null, 1)]);

    public static StandingDigest Standing() =>
        new(Day, "a:1_conversation/with?odd#characters", "1:activity") { Done = ["MeetingRecord|C0101|2026-11-20|"] };

    public static OwnTemplate Template() =>
        new()
        {
            Form = "CommissionLetter",
            Version = 2,
            Digest = "0a1b",
            File = "委嘱状.docx",
            By = Lead,
            At = Instant,
            From = new DateOnly(2026, 12, 1),
            Withdrawn = new DateOnly(2027, 1, 5),
        };

    public static IssuedForm Issued() =>
        new()
        {
            Issue = new FormIssue("MeetingResult", "R01", 12, 2, Instant, "0123456789abcdef0123456789abcdef"),
            By = Lead,
            Guideline = new DateOnly(2025, 4, 1),
            Template = "fedcba9876543210fedcba9876543210",
            About = "中央交番連絡協議会_20261120",
            Mark = "発行第12号（第2版）",
            Copies =
            [
                new IssuedCopy(
                    new Dictionary<string, string> { ["place"] = OddText },
                    new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
                    {
                        ["topics"] = [new Dictionary<string, string> { ["topics.title"] = "交通安全" }],
                    }
                ),
            ],
            Former = 7,
        };
}
